using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A cursor over another with rows of its own choice: same columns, same values.</summary>
internal abstract class LinkedRootCursorBase : RootCursorBase
{
    protected LinkedRootCursorBase(IChannelProvider provider, DataViewRowCursor input)
        : base(provider)
        => Input = input;

    public override long Batch => Input.Batch;

    public override DataViewSchema Schema => Input.Schema;

    protected DataViewRowCursor Input { get; }

    public override bool IsColumnActive(DataViewSchema.Column column) => Input.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => Input.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => Input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Input.Dispose();
        base.Dispose(disposing);
    }
}
