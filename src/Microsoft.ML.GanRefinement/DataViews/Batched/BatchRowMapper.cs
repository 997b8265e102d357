using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>Maps single rows, for <c>PredictionEngine</c>: one row, one call of the mapper.</summary>
internal sealed class BatchRowMapper(BatchBinding binding) : IRowToRowMapper
{
    /// <inheritdoc/>
    public DataViewSchema InputSchema => binding.InputSchema;

    /// <inheritdoc/>
    public DataViewSchema OutputSchema => binding.OutputSchema;

    /// <inheritdoc/>
    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        DataViewSchema.Column[] depending = [.. dependingColumns];
        var passed = binding.PassedThrough(depending);
        return binding.ActiveOutputs(depending).Contains(true) ? [.. passed.UnionBy(binding.ReadColumns, column => column.Index)] : passed;
    }

    /// <inheritdoc/>
    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Schema != InputSchema)
            throw new ArgumentOutOfRangeException(nameof(input), "The row's schema must be the one that the mapper is bound to.");

        return new BatchRow(binding, input, binding.ActiveOutputs(activeColumns));
    }
}
