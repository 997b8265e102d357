using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>Grey Fashion-MNIST for refiners: one half of the test images to calibrate on, the other one to be compared with, on the classifier's
/// features; and what samples look like, by numbers that a discriminator may favour.</summary>
/// <param name="context">The images and the classifier.</param>
/// <param name="samples">How many samples a row has.</param>
internal sealed class RefinedFashionDataset(ExperimentContext context, int samples) : IPairDataset
{
    /// <summary>Of how many training images nearest ones are looked for.</summary>
    public const int Neighbours = 20_000;

    private const int KernelSubsets = 20;
    private const int KernelSubset = 250;

    private IDataView? _real;
    private IDataView? _training;
    private IDataView? _first;
    private IDataView? _heldOut;

    /// <inheritdoc/>
    public string Identity => $"{TrainingIdentity}; {context.Identity}, {samples} samples against the test images' second half";

    /// <inheritdoc/>
    public string TrainingIdentity => $"grey {context.TrainingIdentity}";

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics { get; } =
        [Metric.Frechet, Metric.Kernel, Metric.Precision, Metric.Recall, Metric.Density, Metric.Coverage];

    /// <inheritdoc/>
    public IDataView Train => context.Train;

    /// <inheritdoc/>
    public int Samples => samples;

    /// <inheritdoc/>
    public int PictureSide => ExperimentContext.Side;

    /// <inheritdoc/>
    public IDataView HeldOut => _heldOut!;

    /// <inheritdoc/>
    public ITransformer Featurizer => context.Classifier;

    /// <inheritdoc/>
    public Reading MeasureReal(MLContext ml) => Measure(ml, new(
        [.. context.Train.GetColumn<byte[]>("Image").Take(samples).Select(Scale)], [], [1, ExperimentContext.Side, ExperimentContext.Side]));

    /// <inheritdoc/>
    public void Prepare()
    {
        var half = context.Test.GetRowCount()!.Value / 2;
        _heldOut = context.ML.Data.TakeRows(context.Test, half);
        var features = context.Classifier.Transform(context.ML.Data.SkipRows(context.Test, half)).GetColumn<float[]>("Features");
        FeatureRow[] rows = [.. features.Select(row => new FeatureRow { Features = row })];
        _real = context.ML.Data.LoadFromEnumerable(rows);
        FeatureRow[] first = [.. context.Classifier.Transform(_heldOut).GetColumn<float[]>("Features").Select(row => new FeatureRow { Features = row })];
        _first = context.ML.Data.LoadFromEnumerable(first);
    }

    /// <summary>Training images with their features.</summary>
    public IDataView TrainingFeatures =>
        _training ??= context.ML.Data.Cache(context.Classifier.Transform(context.ML.Data.TakeRows(Train, Neighbours)), "Image", "Features");

    /// <inheritdoc/>
    public (Metric Choice, Metric Worth) Twice => (Metric.FrechetChoice, Metric.Frechet);

    /// <inheritdoc/>
    public Reading MeasureTwice(MLContext ml, SampleSet samples)
    {
        FeatureRow[] rows = [.. Classify(ml, samples).Select(one => new FeatureRow { Features = one.Features })];
        double To(IDataView real) => ml.Gan().Evaluate(real, ml.Data.LoadFromEnumerable(rows), new EvaluationOptions { Metrics = [] }).FrechetDistance;
        return new(
            new Dictionary<string, double> { [Metric.FrechetChoice.Key] = To(_first!), [Metric.Frechet.Key] = To(_real!) },
            $"{rows.Length} generated against each half of Fashion-MNIST test, features of {context.Identity}");
    }

    /// <inheritdoc/>
    public Reading Measure(MLContext ml, ITransformer generator, IDataView latents, bool everything) =>
        Measure(ml, SampleSet.Read(generator.Transform(latents), samples));

    /// <inheritdoc/>
    public Reading Measure(MLContext ml, SampleSet samples)
    {
        // Classified once: the metrics read it twice.
        var classified = Classify(ml, samples);
        var generated = ml.Data.LoadFromEnumerable(classified.Select(one => new FeatureRow { Features = one.Features }));
        var metrics = ml.Gan().Evaluate(_real!, generated, new EvaluationOptions
        {
            Metrics =
            [
                GanMetric.KernelDistance(KernelSubsets, Math.Min(KernelSubset, samples.Samples.Count)), GanMetric.Precision(), GanMetric.Recall(),
                GanMetric.Density(), GanMetric.Coverage(),
            ],
            Protocol = context.Protocol(
                $"second half of Fashion-MNIST test, {ExperimentContext.Side}×{ExperimentContext.Side}", "a CNN trained on Fashion-MNIST train"),
        });
        Dictionary<string, double> values = new(Looks.Of(samples.Samples, classified))
        {
            [Metric.Frechet.Key] = metrics.FrechetDistance,
            [Metric.Kernel.Key] = metrics.KernelDistance!.Value.Value,
            [Metric.Precision.Key] = metrics.Precision!.Value.Value,
            [Metric.Recall.Key] = metrics.Recall!.Value.Value,
            [Metric.Density.Key] = metrics.Density!.Value.Value,
            [Metric.Coverage.Key] = metrics.Coverage!.Value.Value,
        };
        return new(values, metrics.Protocol.ToString());
    }

    private ClassifiedChannel[] Classify(MLContext ml, SampleSet samples) =>
        [.. ml.Data.CreateEnumerable<ClassifiedChannel>(context.Classifier.Transform(samples.View(ml, "Image")), reuseRowObject: false)];

    // As the library scales bytes.
    private static float[] Scale(byte[] image) => [.. image.Select(value => (value / 127.5f) - 1)];
}
