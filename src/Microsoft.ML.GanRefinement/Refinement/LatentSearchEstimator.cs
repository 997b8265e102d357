
using Microsoft.ML.GanRefinement.Refinement;

namespace Microsoft.ML.GanRefinement;

/// <summary>Makes a <see cref="LatentSearchTransformer"/>: a search around each latent for one whose image a trained discriminator takes for
/// real.</summary>
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
/// AdvLatGAN-z (Li et al. 2022): with both networks frozen, iterated FGSM, z ← P(z − a·sign(∂L/∂z)), P onto the ball of radius ε around the
/// latent given. The paper takes a = 0.01 and 100 steps for CIFAR-10 and STL-10, 0.03 and 30 for MNIST; its official code 0.05 and 20, without
/// a ball: no coordinate then moves further than steps times a. As with every refinement, measure quality and coverage together.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.SearchLatent"/>
public sealed class LatentSearchEstimator : IEstimator<LatentSearchTransformer>
{
    private readonly LatentRefinementPlan<SearchSettings> _plan;

    internal LatentSearchEstimator(LatentRefinementPlan<SearchSettings> plan) => _plan = plan;

    /// <inheritdoc cref="LatentCoachEstimator.Fit"/>
    public LatentSearchTransformer Fit(IDataView input) => new(_plan.Fit(input));

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _plan.GetOutputSchema(inputSchema);
}
