using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Appended;

/// <summary>Appends a computed column to single rows, for <c>PredictionEngine</c>, whose rows have consecutive ids.</summary>
internal sealed class AppendedRowMapper(AppendedBinding binding) : IRowToRowMapper
{
    /// <inheritdoc/>
    public DataViewSchema InputSchema => binding.InputSchema;

    /// <inheritdoc/>
    public DataViewSchema OutputSchema => binding.OutputSchema;

    /// <inheritdoc/>
    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        binding.Dependencies(dependingColumns);

    /// <inheritdoc/>
    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new AppendedRow(binding, input, binding.NeedsAppended(activeColumns));
    }
}
