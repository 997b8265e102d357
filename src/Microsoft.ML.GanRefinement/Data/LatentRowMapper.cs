using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Data;

/// <summary>Appends latents to single rows, for <c>PredictionEngine</c>, whose rows have consecutive ids.</summary>
internal sealed class LatentRowMapper(LatentBinding binding) : IRowToRowMapper
{
    /// <inheritdoc/>
    public DataViewSchema InputSchema => binding.InputSchema;

    /// <inheritdoc/>
    public DataViewSchema OutputSchema => binding.OutputSchema;

    /// <inheritdoc/>
    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        binding.PassedThrough(dependingColumns);

    /// <inheritdoc/>
    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new LatentRow(binding, input, binding.NeedsLatent(activeColumns));
    }
}
