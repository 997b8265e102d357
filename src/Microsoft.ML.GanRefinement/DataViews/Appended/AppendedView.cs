namespace Microsoft.ML.GanRefinement.DataViews.Appended;

/// <summary>A lazy view with columns computed row by row; it shuffles and splits as its source does.</summary>
internal sealed class AppendedView(IDataView source, AppendedBinding binding) : ComputedView(source)
{
    /// <inheritdoc/>
    public override DataViewSchema Schema => binding.OutputSchema;

    /// <inheritdoc/>
    public override bool CanShuffle => Source.CanShuffle;

    /// <inheritdoc/>
    public override IDataView Over(IDataView other) => new AppendedView(other, binding);

    /// <inheritdoc/>
    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        return new AppendedCursor(binding, Source.GetRowCursor(binding.Dependencies(needed), rand), binding.ActiveOutputs(needed));
    }

    /// <inheritdoc/>
    public override DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        var cursors = Source.GetRowCursorSet(binding.Dependencies(needed), n, rand);
        return [.. cursors.Select(cursor => new AppendedCursor(binding, cursor, binding.ActiveOutputs(needed)))];
    }
}
