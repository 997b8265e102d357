using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>A source's cursor that stops at some of its rows only; owns it and the list of places.</summary>
internal sealed class RowFilterCursor(DataViewRowCursor source, IEnumerator<long> places) : DataViewRowCursor
{
    private long _position = -1;

    /// <inheritdoc/>
    public override DataViewSchema Schema => source.Schema;

    /// <inheritdoc/>
    public override long Position => _position;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (!places.MoveNext())
        {
            _position = -1;
            return false;
        }
        while (source.Position < places.Current)
        {
            if (!source.MoveNext())
                throw new InvalidOperationException("The data have fewer rows when they are read again: keep them with mlContext.Data.Cache.");
        }
        _position++;
        return true;
    }

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => source.IsColumnActive(column);

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => source.GetGetter<TValue>(column);

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            places.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
