using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The row of the object last given to it.</summary>
internal sealed class InputRow<TRow> : InputRowBase<TRow>
    where TRow : class
{
    private TRow _value;
    private long _position = -1;

    public InputRow(IHostEnvironment environment, InternalSchemaDefinition definition)
        : base(environment, definition.MakeSchema(), definition, [.. Enumerable.Repeat(true, definition.Columns.Length)])
    {
    }

    public override long Position => _position;

    public void ExtractValues(TRow row)
    {
        _value = Host.CheckRef(row, nameof(row));
        _position++;
    }

    protected override TRow GetCurrentRowObject()
    {
        Host.Check(_position >= 0, RowCursorUtils.FetchValueStateError);
        return _value;
    }
}
