using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>Stacked colour: three random grey images as red, green and blue, 1,000 equally frequent modes. Features are those of the three
/// channels side by side; a mode is what the grey classifier says of the three.</summary>
internal sealed class ColorDataset(ExperimentContext context) : IDataset
{
    private const int Channels = 3;
    private IDataView? _train;
    private IDataView? _real;

    /// <inheritdoc/>
    public string Identity => $"stacked colour {context.Identity}";

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics { get; } =
    [
        Metric.Frechet, Metric.Modes, Metric.ModeDivergence, Metric.Kernel, Metric.Density, Metric.Coverage, Metric.JensenShannonDivergence, Metric.Ndb,
    ];

    /// <inheritdoc/>
    public IDataView Train => _train!;

    /// <inheritdoc/>
    public int Samples => context.Samples;

    /// <inheritdoc/>
    public int PictureSide => ExperimentContext.Side;

    /// <inheritdoc/>
    public void Prepare()
    {
        var ml = context.ML;
        _train = ml.Gan().StackChannels(context.Train, checked((int)context.Train.GetRowCount()!.Value), ExperimentContext.Seed);
        var test = ml.Gan().StackChannels(context.Test, checked((int)context.Test.GetRowCount()!.Value), ExperimentContext.Seed);
        _real = ml.Data.LoadFromEnumerable(Classify(ml, test.GetColumn<byte[]>("Image").Select(Scale)).Features);
    }

    /// <inheritdoc/>
    public Reading Measure(MLContext ml, ITransformer generator, IDataView latents, bool everything)
    {
        return Measure(ml, generator.Transform(latents).GetColumn<float[]>("GeneratedImage"), everything);
    }

    /// <inheritdoc/>
    public Reading MeasureReal(MLContext ml) => Measure(ml, _train!.GetColumn<byte[]>("Image").Take(Samples).Select(Scale), everything: true);

    private Reading Measure(MLContext ml, IEnumerable<float[]> images, bool everything)
    {
        var classified = Classify(ml, images);
        var reading = FeatureMetrics.Measure(
            ml,
            _real!,
            ml.Data.LoadFromEnumerable(classified.Features),
            context.Protocol("stacked Fashion-MNIST test, 3×32×32", "a CNN trained on Fashion-MNIST train, channel by channel"),
            everything);
        Dictionary<string, double> values = new(reading.Values)
        {
            [Metric.Modes.Key] = classified.CapturedModes,
            [Metric.ModeDivergence.Key] = classified.ReverseDivergence,
        };
        return reading with { Values = values };
    }

    /// <summary>What the classifier says of stacked images.</summary>
    public StackedClassification Classify(MLContext ml, IEnumerable<float[]> images)
    {
        var channels = ml.Data.LoadFromEnumerable(
            images.SelectMany(image => image.Chunk(image.Length / Channels)).Select(channel => new GreyRow { Image = channel }));
        return StackedClassification.Of(ml.Data.CreateEnumerable<ClassifiedChannel>(context.Classifier.Transform(channels), reuseRowObject: false));
    }

    // As the library scales bytes.
    private static float[] Scale(byte[] image) => [.. image.Select(value => (value / 127.5f) - 1)];

    private sealed class GreyRow
    {
        [VectorType(1, ExperimentContext.Side, ExperimentContext.Side)]
        public float[] Image { get; set; } = [];
    }
}
