using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Appended;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>The lazy view over a source: reads ahead by a batch, maps it in one call, serves rows from it.</summary>
/// <remarks>Rows keep the source's order, and one cursor computes at a time: batches, not threads, keep a network busy.</remarks>
internal sealed class BatchView(IDataView source, BatchBinding binding, Cancellation cancellation = default) : ComputedView(source)
{
    /// <summary>What computes.</summary>
    public IBatchMapper Mapper => binding.Mapper;

    /// <inheritdoc/>
    public override DataViewSchema Schema => binding.OutputSchema;

    /// <inheritdoc/>
    public override bool CanShuffle => false;

    /// <inheritdoc/>
    public override IDataView Over(IDataView other) => new BatchView(other, binding, cancellation);

    /// <inheritdoc/>
    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        var outputs = binding.ActiveOutputs(needed);
        var passed = binding.PassedThrough(needed);
        if (!outputs.Contains(true))
            return new AppendedCursor(binding, Source.GetRowCursor(passed), outputs);

        DataViewSchema.Column[] kept = [.. passed.Where(column => BufferedColumn.CanHold(column.Type))];
        DataViewSchema.Column[] followed = [.. passed.Where(column => !BufferedColumn.CanHold(column.Type))];
        var ahead = Source.GetRowCursor(kept.UnionBy(binding.ReadColumns, column => column.Index));
        try
        {
            var follower = followed.Length == 0 ? null : Source.GetRowCursor(followed);
            return new BatchCursor(binding, ahead, follower, kept, outputs, Capacity(), cancellation);
        }
        catch
        {
            ahead.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private int Capacity() => (int)Math.Clamp(Source.GetRowCount() ?? long.MaxValue, 1, binding.Mapper.BatchSize);
}
