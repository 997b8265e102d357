using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>A ring or grid of Gaussians in the plane: where generated points lie is known exactly.</summary>
/// <param name="name">What it is, with its sizes.</param>
/// <param name="mixture">The mixture.</param>
internal sealed class MixtureDataset(string name, GanMixture mixture) : IDataset
{
    private const int Points = 50_000;
    private const double Reach = 3;
    private const int RealSeed = ExperimentContext.Seed + 1;
    private IDataView? _train;

    /// <inheritdoc/>
    public string Identity =>
        $"{name}, {mixture.Centers.Count} modes of deviation {mixture.Deviation:R}, {Points} points, {Samples} samples within {Reach} deviations";

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics { get; } = [Metric.HighQuality, Metric.Modes, Metric.WellCovered, Metric.ModeDivergence];

    /// <inheritdoc/>
    public IDataView Train => _train!;

    /// <inheritdoc/>
    public int Samples => 5_000;

    /// <inheritdoc/>
    public int PictureSide => 0;

    /// <inheritdoc/>
    public void Prepare() => _train = new MLContext(ExperimentContext.Seed).Gan().SampleMixture(mixture, Points, ExperimentContext.Seed);

    /// <inheritdoc/>
    public Reading Measure(MLContext ml, ITransformer generator, IDataView latents, bool everything) => Measure(ml, generator.Transform(latents));

    /// <inheritdoc/>
    public Reading MeasureReal(MLContext ml) => Measure(ml, ml.Gan().SampleMixture(mixture, Samples, RealSeed, "GeneratedImage"));

    private Reading Measure(MLContext ml, IDataView points)
    {
        var metrics = ml.Gan().EvaluateMixture(points, mixture, Reach);
        Dictionary<string, double> values = new()
        {
            [Metric.HighQuality.Key] = metrics.HighQualityShare.Value,
            [Metric.Modes.Key] = metrics.CapturedModes,
            [Metric.WellCovered.Key] = metrics.WellCoveredModes,
            [Metric.ModeDivergence.Key] = metrics.ReverseDivergence,
        };
        return new(values, $"{metrics.SampleCount} samples against the mixture itself");
    }
}
