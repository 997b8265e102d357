
using Microsoft.ML.GanRefinement.Refinement;

namespace Microsoft.ML.GanRefinement;

/// <summary>Makes a <see cref="LatentCoachTransformer"/>: gradient steps on latents that make a trained network's images more
/// realistic.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | `Latent` | Vector of Single, of the network's latent size | input, and output under the same or another name |
/// | `Label` | key | input of a conditional network: the class to make |
///
/// ### Estimator Characteristics
/// Looks at the data to train: no. Exportable to ONNX: no.
///
/// ### Algorithm Details
/// CoachGAN: with both networks frozen, each latent descends the loss that the generator was trained with. Gains are small on large, well
/// trained
/// networks, and the discriminator's taste replaces some of the variety: measure quality and coverage together.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.CoachLatent"/>
public sealed class LatentCoachEstimator : IEstimator<LatentCoachTransformer>
{
    private readonly LatentRefinementPlan<CoachSettings> _plan;

    internal LatentCoachEstimator(LatentRefinementPlan<CoachSettings> plan) => _plan = plan;

    /// <summary>Checks the columns; there is nothing to learn.</summary>
    /// <param name="input">Data with the latent column, and the label column where the network is conditional.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public LatentCoachTransformer Fit(IDataView input) => new(_plan.Fit(input));

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _plan.GetOutputSchema(inputSchema);
}
