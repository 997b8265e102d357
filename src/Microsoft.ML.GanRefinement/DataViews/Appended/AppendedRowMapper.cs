using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Appended;

/// <summary>Appends computed columns to single rows, for <c>PredictionEngine</c>, whose rows have consecutive ids.</summary>
internal sealed class AppendedRowMapper(AppendedBinding binding) : IRowToRowMapper
{
    /// <inheritdoc/>
    public DataViewSchema InputSchema => binding.InputSchema;

    /// <inheritdoc/>
    public DataViewSchema OutputSchema => binding.OutputSchema;

    /// <inheritdoc/>
    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        binding.Dependencies([.. dependingColumns]);

    /// <inheritdoc/>
    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Schema != InputSchema)
            throw new ArgumentOutOfRangeException(nameof(input), "The row's schema must be the one that the mapper is bound to.");

        return new AppendedRow(binding, input, binding.ActiveOutputs(activeColumns));
    }
}
