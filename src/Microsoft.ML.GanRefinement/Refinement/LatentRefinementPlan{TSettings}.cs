using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>The ML.NET side of every estimator whose transformer refines latents: columns are checked, there is nothing to learn.</summary>
/// <typeparam name="TSettings">Says which refiner.</typeparam>
internal sealed class LatentRefinementPlan<TSettings>
    where TSettings : IRefinerSettings<TSettings>
{
    private readonly IHostEnvironment _environment;
    private readonly GanTransformer _gan;
    private readonly RefinementColumns _columns;
    private readonly TSettings _settings;
    private readonly CancellationToken _cancellationToken;

    /// <param name="environment">The context.</param>
    /// <param name="gan">Whose pair is shared.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="settings">What the refiner is told.</param>
    /// <param name="cancellationToken">Ends Fit, and what the transformer computes.</param>
    public LatentRefinementPlan(
        IHostEnvironment environment, GanTransformer gan, RefinementColumns columns, TSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gan);
        (_environment, _gan, _columns, _settings, _cancellationToken) = (environment, gan, columns, settings, cancellationToken);
    }

    /// <summary>What the transformer passes its calls on to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public LatentRefinement<TSettings> Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _cancellationToken.ThrowIfCancellationRequested();
        var refinement = new LatentRefinement<TSettings>(_environment, _gan.Pair, _columns, _settings, _cancellationToken);
        try
        {
            refinement.GetOutputSchema(input.Schema);
            return refinement;
        }
        catch
        {
            refinement.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="IEstimator{TTransformer}.GetOutputSchema"/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var mapper = LatentRefinement<TSettings>.CreateMapper(_gan.Pair, _columns, _settings);
        mapper.Vector.Check(inputSchema);
        mapper.Key?.Check(inputSchema);
        return BatchShape.Add(inputSchema, mapper.Outputs);
    }
}
