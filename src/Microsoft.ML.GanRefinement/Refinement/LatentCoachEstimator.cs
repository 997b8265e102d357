using Microsoft.ML.GanRefinement.Batching;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.Runtime;

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
    private readonly IHostEnvironment _environment;
    private readonly GanTransformer _gan;
    private readonly RefinementColumns _columns;
    private readonly CoachSettings _settings;

    internal LatentCoachEstimator(IHostEnvironment environment, GanTransformer gan, RefinementColumns columns, CoachSettings settings)
    {
        ArgumentNullException.ThrowIfNull(gan);
        (_environment, _gan, _columns, _settings) = (environment, gan, columns, settings);
    }

    /// <summary>Checks the columns; there is nothing to learn.</summary>
    /// <param name="input">Data with the latent column, and the label column where the network is conditional.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public LatentCoachTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var coach = new LatentCoachTransformer(_environment, _gan.Pair, _columns, _settings);
        try
        {
            coach.GetOutputSchema(input.Schema);
            return coach;
        }
        catch
        {
            coach.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var mapper = LatentCoachTransformer.CreateMapper(_gan.Pair, _columns, _settings);
        mapper.Vector.Check(inputSchema);
        mapper.Key?.Check(inputSchema);
        return BatchShape.Add(inputSchema, mapper.Outputs);
    }
}
