using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Trainers.Recipes;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a generator whose nearby latents may not make the same image (AdvLatGAN-div).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As of `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Li et al. (2022): for each latent iterated FGSM finds a neighbour whose image is too near, and a mode-seeking term drives the pair apart.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.AdvLatDiversity(Options)"/>
public sealed partial class AdvLatDiversityTrainer : IEstimator<GanTransformer>
{
    private readonly GanFit _fit;

    internal AdvLatDiversityTrainer(MLContext context, Options options) =>
        _fit = new GanFit(context, new RecipeMethod(nameof(GanCatalog.AdvLatDiversity), options));

    /// <inheritdoc cref="FastRobGanTrainer.Fit"/>
    public GanTransformer Fit(IDataView input) => _fit.Fit(input);

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _fit.GetOutputSchema(inputSchema);
}
