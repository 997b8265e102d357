using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Trainers.Recipes;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a network behind a lens that makes real images easier to reach at first (tempered adversarial networks).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As of `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Sajjadi, Parascandolo, Mehrjou and Schölkopf (2018): the discriminator sees L(x) instead of a real x; the lens L descends λ·L_A + ‖x −
/// L(x)‖², where L_A is the discriminator's loss on L(x) as if it were generated, and λ falls from 1 to 0. Relativistic losses, of which
/// the paper says nothing, take L(x) as generated beside x as real.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.Tempered(Options)"/>
public sealed partial class TemperedGanTrainer : IEstimator<GanTransformer>
{
    private readonly GanFit _fit;

    internal TemperedGanTrainer(MLContext context, Options options) =>
        _fit = new GanFit(context, new RecipeMethod(nameof(GanCatalog.Tempered), options));

    /// <inheritdoc cref="FastRobGanTrainer.Fit"/>
    public GanTransformer Fit(IDataView input) => _fit.Fit(input);

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _fit.GetOutputSchema(inputSchema);
}
