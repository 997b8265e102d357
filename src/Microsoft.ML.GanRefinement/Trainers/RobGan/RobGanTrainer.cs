using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Trainers.Recipes;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a class-conditional network against real images under attack (RobGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As of `StandardGanTrainer`.
///
/// ### Algorithm Details
/// RobGAN (Liu & Hsieh 2019): the discriminator learns on real images that projected gradient descent has moved against it, five times for
/// each step of the generator. L_D = −E ln P(real|x+δ) − E ln P(y|x+δ) − E ln P(fake|G(z,y)), L_G = −E ln P(real|G(z,y)) − E ln
/// P(y|G(z,y)).
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.RobGan(Options)"/>
public sealed partial class RobGanTrainer : IEstimator<GanTransformer>
{
    private readonly GanFit _fit;

    internal RobGanTrainer(MLContext context, Options options) =>
        _fit = new GanFit(context, new RecipeMethod(nameof(GanCatalog.RobGan), Labels.Required(options)));

    /// <inheritdoc cref="FastRobGanTrainer.Fit"/>
    public GanTransformer Fit(IDataView input) => _fit.Fit(input);

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _fit.GetOutputSchema(inputSchema);
}
