using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A cursor with the rows of another and columns of its own.</summary>
internal abstract class SynchronizedCursorBase : DataViewRowCursor
{
    private bool _isDisposed;

    protected SynchronizedCursorBase(IChannelProvider provider, DataViewRowCursor input)
    {
        Ch = provider.Start("Cursor");
        Input = input;
    }

    public sealed override long Position => Input.Position;

    public sealed override long Batch => Input.Batch;

    protected IChannel Ch { get; }

    protected DataViewRowCursor Input { get; }

    public sealed override bool MoveNext() => Input.MoveNext();

    public sealed override ValueGetter<DataViewRowId> GetIdGetter() => Input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (disposing)
        {
            Input.Dispose();
            Ch.Dispose();
        }

        base.Dispose(disposing);
    }
}
