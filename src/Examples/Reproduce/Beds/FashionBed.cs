using GanRefinement.Examples.Reproduce.Judging;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace GanRefinement.Examples.Reproduce.Beds;

/// <summary>Grey Fashion-MNIST: generated images against test images, on the classifier's features.</summary>
internal sealed class FashionBed(Laboratory laboratory) : ITestBed
{
    private IDataView? _real;

    /// <inheritdoc/>
    public string Identity => $"grey {laboratory.Identity}";

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics { get; } =
    [
        Metric.Frechet, Metric.Kernel, Metric.Density, Metric.Coverage, Metric.JensenShannonDivergence, Metric.Ndb, Metric.Score, Metric.Agreement,
    ];

    /// <inheritdoc/>
    public IDataView Train => laboratory.Train;

    /// <inheritdoc/>
    public int Samples => laboratory.Samples;

    /// <inheritdoc/>
    public int PictureSide => Laboratory.Side;

    /// <inheritdoc/>
    public void Prepare()
    {
        var features = laboratory.Classifier.Transform(laboratory.Test).GetColumn<float[]>("Features");
        FeatureRow[] rows = [.. features.Select(row => new FeatureRow { Features = row })];
        _real = laboratory.Context.Data.LoadFromEnumerable(rows);
    }

    /// <inheritdoc/>
    public Reading Measure(MLContext ml, ITransformer generator, IDataView latents, bool everything)
    {
        var generated = generator.Transform(latents);
        ITransformer rename = ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(generated);
        return FeatureMetrics.Measure(
            ml,
            _real!,
            laboratory.Classifier.Transform(rename.Transform(generated)),
            laboratory.Protocol("Fashion-MNIST test, 28×28", "a CNN trained on Fashion-MNIST train"),
            everything,
            classified: true);
    }
}
