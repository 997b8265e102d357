using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Trainers.Recipes;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains the discriminator on what the generator makes of latents moved towards a lower loss (AdvLatGAN-qua).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As of `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Li et al. (2022): before each step of the discriminator iterated FGSM moves its latents within a ball, z ← P(z − a·sign(∂L_G/∂z)).
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.AdvLatQuality(Options)"/>
public sealed partial class AdvLatQualityTrainer : IEstimator<GanTransformer>
{
    private readonly GanFit _fit;

    internal AdvLatQualityTrainer(MLContext context, Options options) =>
        _fit = new GanFit(context, new RecipeMethod(nameof(GanCatalog.AdvLatQuality), options));

    /// <inheritdoc cref="FastRobGanTrainer.Fit"/>
    public GanTransformer Fit(IDataView input) => _fit.Fit(input);

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _fit.GetOutputSchema(inputSchema);
}
