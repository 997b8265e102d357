namespace Microsoft.ML.GanRefinement.Data;

/// <summary>The lazy view that <see cref="AppendLatentsTransformer"/> makes; it shuffles and splits as its source does.</summary>
internal sealed class LatentView(IDataView source, LatentBinding binding) : IDataView
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
        return new LatentCursor(binding, source.GetRowCursor(binding.PassedThrough(needed), rand), binding.NeedsLatent(needed));
    }

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        bool latentNeeded = binding.NeedsLatent(needed);
        DataViewRowCursor[] cursors = source.GetRowCursorSet(binding.PassedThrough(needed), n, rand);
        return [.. cursors.Select(cursor => new LatentCursor(binding, cursor, latentNeeded))];
    }
}
