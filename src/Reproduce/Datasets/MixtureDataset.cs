using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>A ring or grid of Gaussians in the plane: where generated points lie is known exactly.</summary>
/// <param name="name">What it is, with its sizes.</param>
/// <param name="mixture">The mixture.</param>
/// <param name="samples">How many generated points are measured.</param>
internal sealed class MixtureDataset(string name, GanMixture mixture, int samples = 5_000) : IPairDataset
{
    private const int Points = 50_000;
    private const double Reach = 3;
    private const int RealSeed = ExperimentContext.Seed + 1;
    private const int HeldOutSeed = ExperimentContext.Seed + 2;
    private const int HeldOutPoints = 5_000;
    private IDataView? _train;
    private IDataView? _heldOut;
    private ITransformer? _featurizer;

    /// <inheritdoc/>
    public string Identity =>
        $"{name}, {mixture.Centers.Count} modes of deviation {mixture.Deviation:R}, {Points} points, {Samples} samples within {Reach} deviations";

    /// <inheritdoc/>
    public string TrainingIdentity => $"{name}, {mixture.Centers.Count} modes of deviation {mixture.Deviation:R}, {Points} points";

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics { get; } = [Metric.HighQuality, Metric.Modes, Metric.WellCovered, Metric.ModeDivergence];

    /// <inheritdoc/>
    public IDataView Train => _train!;

    /// <inheritdoc/>
    public int Samples => samples;

    /// <inheritdoc/>
    public int PictureSide => 0;

    /// <inheritdoc/>
    public IDataView HeldOut => _heldOut!;

    /// <inheritdoc/>
    public ITransformer Featurizer => _featurizer!;

    /// <inheritdoc/>
    public Reading MeasureReal(MLContext ml) => Measure(ml, Draw(mixture, RealSeed, Samples, SampleSet.ColumnName));

    /// <inheritdoc/>
    public void Prepare()
    {
        _train = Draw(mixture, ExperimentContext.Seed, Points);
        _heldOut = Draw(mixture, HeldOutSeed, HeldOutPoints);
        _featurizer = new PointFeatures(new MLContext(ExperimentContext.Seed));
    }

    /// <inheritdoc/>
    public (Metric Choice, Metric Worth) Twice => (Metric.HighQualityChoice, Metric.HighQuality);

    /// <inheritdoc/>
    public Reading MeasureTwice(MLContext ml, SampleSet samples)
    {
        var half = samples.Samples.Count / 2;
        double Share(IEnumerable<float[]> some) =>
            Measure(ml, new SampleSet([.. some], [], samples.Dimensions)).Values[Metric.HighQuality.Key];
        return new(
            new Dictionary<string, double>
            {
                [Metric.HighQualityChoice.Key] = Share(samples.Samples.Take(half)),
                [Metric.HighQuality.Key] = Share(samples.Samples.Skip(half)),
            },
            $"each half of {samples.Samples.Count} generated against the mixture itself");
    }

    /// <inheritdoc/>
    public Reading Measure(MLContext ml, SampleSet samples) => Measure(ml, samples.View(ml));

    /// <inheritdoc/>
    public Reading Measure(MLContext ml, ITransformer generator, IDataView latents, bool everything) => Measure(ml, generator.Transform(latents));

    private static IDataView Draw(GanMixture mixture, int seed, int count, string columnName = "Image") =>
        new MLContext(seed).Gan().SampleMixture(mixture, count, seed, columnName);

    private Reading Measure(MLContext ml, IDataView generated)
    {
        var metrics = ml.Gan().EvaluateMixture(generated, mixture, Reach);
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
