namespace Microsoft.ML.GanRefinement.Data;

/// <summary>A lazy view with a column computed row by row; it shuffles and splits as its source does.</summary>
internal sealed class AppendedView(IDataView source, AppendedBinding binding) : IDataView
{
    /// <inheritdoc/>
    public DataViewSchema Schema => binding.OutputSchema;

    /// <inheritdoc/>
    public bool CanShuffle => source.CanShuffle;

    /// <inheritdoc/>
    public long? GetRowCount() => source.GetRowCount();

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        return new AppendedCursor(binding, source.GetRowCursor(binding.Dependencies(needed), rand), binding.NeedsAppended(needed));
    }

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        bool appendedNeeded = binding.NeedsAppended(needed);
        DataViewRowCursor[] cursors = source.GetRowCursorSet(binding.Dependencies(needed), n, rand);
        return [.. cursors.Select(cursor => new AppendedCursor(binding, cursor, appendedNeeded))];
    }
}
