using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Appended;

/// <summary>A source's cursor with computed columns appended, row by row.</summary>
internal sealed class AppendedCursor(AppendedBinding binding, DataViewRowCursor source, bool[] active) : DataViewRowCursor
{
    private readonly AppendedRow _row = new(binding, source, active);

    /// <inheritdoc/>
    public override DataViewSchema Schema => _row.Schema;

    /// <inheritdoc/>
    public override long Position => _row.Position;

    /// <inheritdoc/>
    public override long Batch => _row.Batch;

    /// <inheritdoc/>
    public override bool MoveNext() => source.MoveNext();

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => _row.IsColumnActive(column);

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => _row.GetIdGetter();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _row.Dispose();

        base.Dispose(disposing);
    }
}
