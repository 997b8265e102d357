using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Refinement;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

/// <summary>Makes a <see cref="LatentRefinementTransformer"/>, which moves latents so that a trained network makes better images of them.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | `Latent` | Vector of Single, of the network's latent size | input, and output under the same or another name |
/// | `Label` | key | input of a conditional network: the class to make |
/// | those of `LatentRefinementOutputs` | Single, Vector of Single | output, if asked for: loss before and after, distance moved, trajectory |
///
/// ### Estimator Characteristics
/// Looks at the data to train: no; a calibrated coach looks at held-out images of its own. Exportable to ONNX: no.
///
/// ### Algorithm Details
/// What moves the latents is a `GanLatentRefiner`: CoachGAN's gradient steps down the loss that the generator was trained with, AdvLatGAN-z's signed steps
/// towards a higher score, and others, with both networks frozen. Gains are small on large, well-trained networks, and images vary less, as they move to where
/// the discriminator's score is high: measure quality and coverage together.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.RefineLatent"/>
/// <seealso cref="GanCatalog.CoachLatent(GanTransformer, GanCoachOptions, LatentRefinementOutputs, string, string, string, CancellationToken)"/>
/// <seealso cref="GanCatalog.SearchLatent"/>
public sealed class LatentRefinementEstimator : IEstimator<LatentRefinementTransformer>
{
    private readonly IHostEnvironment _environment;
    private readonly GanTransformer _gan;
    private readonly RefinementColumns _columns;
    private readonly GanLatentRefiner _refiner;
    private readonly CancellationToken _cancellationToken;

    internal LatentRefinementEstimator(
        IHostEnvironment environment, GanTransformer gan, GanLatentRefiner refiner, RefinementColumns columns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentNullException.ThrowIfNull(refiner);
        OptionChecks.Column(columns.Output, "outputColumnName");
        OptionChecks.Column(columns.Input, "inputColumnName");
        if (gan.ClassCount > 0)
            OptionChecks.Column(columns.Label, "labelColumnName");
        columns.More.Check(columns.Output);
        refiner.Check(gan.Pair.Specification.Networks, gan.Pair.Objective);
        refiner.Check(gan.Pair.Networks);
        columns.More.Check(refiner);
        (_environment, _gan, _refiner, _columns, _cancellationToken) = (environment, gan, refiner, columns, cancellationToken);
    }

    /// <summary>Checks the columns, and measures on the trained networks what the refiner needs to know of them; with a <see cref="GanCoachCalibration"/>,
    /// chooses the coach's numbers on held-out images. It reads no row of the input.</summary>
    /// <param name="input">Data with the latent column, and the label column where the network is conditional.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are too few held-out images, or the featurizer's features are not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public LatentRefinementTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _cancellationToken.ThrowIfCancellationRequested();
        // What is wrong with the columns is told before anything is measured.
        new BatchTransform(_environment.Register(nameof(Fit), seed: 0), new RefinementMapper(_gan.Pair, _refiner, _columns)).GetOutputSchema(input.Schema);
        RefinerFitting.CheckSchemas(_refiner, _gan.GetOutputSchema(LatentDataView.Of(
            [new float[_gan.LatentSize]], _gan.Columns.Latent, _gan.Columns.Label, _gan.ClassNames, _gan.ClassCount == 0 ? null : [0]).Schema));
        var (refiner, calibration) = RefinerFitting.Fit(_gan, _refiner, _environment, _cancellationToken);
        return new LatentRefinementTransformer(_environment, _gan.Pair, refiner, _columns, _cancellationToken) { Calibration = calibration };
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var mapper = new RefinementMapper(_gan.Pair, _refiner, _columns);
        mapper.Vector.Check(inputSchema);
        mapper.Key?.Check(inputSchema);
        return BatchShape.Add(inputSchema, mapper.Outputs);
    }
}
