namespace Microsoft.ML.Data;

/// <summary>A row with the place of another, which it owns.</summary>
internal abstract class WrappingRow : DataViewRow
{
    private bool _isDisposed;

    protected WrappingRow(DataViewRow input) => Input = input;

    public sealed override long Position => Input.Position;

    public sealed override long Batch => Input.Batch;

    protected DataViewRow Input { get; }

    public override ValueGetter<DataViewRowId> GetIdGetter() => Input.GetIdGetter();

    protected sealed override void Dispose(bool disposing)
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        DisposeCore(disposing);
        if (disposing)
            Input.Dispose();
    }

    protected virtual void DisposeCore(bool disposing)
    {
    }
}
