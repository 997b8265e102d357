using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Batching;

/// <summary>The lazy view over a source: reads ahead by a batch, maps it in one call, serves rows from it.</summary>
/// <remarks>Rows keep the source's order, and one cursor computes at a time: batches, not threads, keep a network busy.</remarks>
internal sealed class BatchView(IDataView source, BatchBinding binding) : IDataView
{
    /// <inheritdoc/>
    public DataViewSchema Schema => binding.OutputSchema;

    /// <inheritdoc/>
    public bool CanShuffle => false;

    /// <inheritdoc/>
    public long? GetRowCount() => source.GetRowCount();

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        bool[] outputs = binding.ActiveOutputs(needed);
        DataViewSchema.Column[] passed = binding.PassedThrough(needed);
        if (!outputs.Contains(true))
        {
            return new ForwardingCursor(binding, source.GetRowCursor(passed));
        }

        DataViewSchema.Column[] kept = [.. passed.Where(column => BufferedColumn.CanHold(column.Type))];
        DataViewSchema.Column[] followed = [.. passed.Where(column => !BufferedColumn.CanHold(column.Type))];
        DataViewRowCursor ahead = source.GetRowCursor(kept.UnionBy(binding.ReadColumns, column => column.Index));
        try
        {
            DataViewRowCursor? follower = followed.Length == 0 ? null : source.GetRowCursor(followed);
            return new BatchCursor(binding, ahead, follower, kept, outputs, Capacity());
        }
        catch
        {
            ahead.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private int Capacity() => (int)Math.Clamp(source.GetRowCount() ?? long.MaxValue, 1, binding.Mapper.BatchSize);
}
