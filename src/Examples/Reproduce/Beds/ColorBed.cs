using GanRefinement.Examples.Reproduce.Judging;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace GanRefinement.Examples.Reproduce.Beds;

/// <summary>Stacked colour: three random grey images as red, green and blue, 1,000 equally frequent modes. Features are those of the three
/// planes side by side; a mode is what the grey classifier says of the three.</summary>
internal sealed class ColorBed(Laboratory laboratory) : ITestBed
{
    private const int Planes = 3;
    private IDataView? _train;
    private IDataView? _real;

    /// <inheritdoc/>
    public string Identity => $"stacked colour {laboratory.Identity}";

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics { get; } =
    [
        Metric.Frechet, Metric.Modes, Metric.ModeDivergence, Metric.Kernel, Metric.Density, Metric.Coverage, Metric.JensenShannonDivergence, Metric.Ndb,
    ];

    /// <inheritdoc/>
    public IDataView Train => _train!;

    /// <inheritdoc/>
    public int Samples => laboratory.Samples;

    /// <inheritdoc/>
    public int PictureSide => Laboratory.Side;

    /// <inheritdoc/>
    public void Prepare()
    {
        var ml = laboratory.Context;
        _train = ml.Gan().StackChannels(laboratory.Train, checked((int)laboratory.Train.GetRowCount()!.Value), Laboratory.Seed);
        var test = ml.Gan().StackChannels(laboratory.Test, checked((int)laboratory.Test.GetRowCount()!.Value), Laboratory.Seed);
        _real = ml.Data.LoadFromEnumerable(Judge(ml, test.GetColumn<byte[]>("Image").Select(Scale)).Features);
    }

    /// <inheritdoc/>
    public Reading Measure(MLContext ml, ITransformer generator, IDataView latents, bool everything)
    {
        var judged = Judge(ml, generator.Transform(latents).GetColumn<float[]>("GeneratedImage"));
        var reading = FeatureMetrics.Measure(
            ml,
            _real!,
            ml.Data.LoadFromEnumerable(judged.Features),
            laboratory.Protocol("stacked Fashion-MNIST test, 3×28×28", "a CNN trained on Fashion-MNIST train, plane by plane"),
            everything,
            classified: false);
        Dictionary<string, double> values = new(reading.Values)
        {
            [Metric.Modes.Key] = judged.CapturedModes,
            [Metric.ModeDivergence.Key] = judged.ReverseDivergence,
        };
        return reading with { Values = values };
    }

    private StackedJudgement Judge(MLContext ml, IEnumerable<float[]> images)
    {
        var planes = ml.Data.LoadFromEnumerable(
            images.SelectMany(image => image.Chunk(image.Length / Planes)).Select(plane => new GreyRow { Image = plane }));
        return StackedJudgement.Of(ml.Data.CreateEnumerable<JudgedPlane>(laboratory.Classifier.Transform(planes), reuseRowObject: false));
    }

    // As the library scales bytes.
    private static float[] Scale(byte[] image) => [.. image.Select(value => (value / 127.5f) - 1)];

    private sealed class GreyRow
    {
        [VectorType(1, Laboratory.Side, Laboratory.Side)]
        public float[] Image { get; set; } = [];
    }
}
