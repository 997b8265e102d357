using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>Grey Fashion-MNIST: generated images against test images, on the classifier's features.</summary>
internal sealed class FashionDataset(ExperimentContext context) : IDataset
{
    private IDataView? _real;

    /// <inheritdoc/>
    public string Identity => $"grey {context.Identity}";

    /// <inheritdoc/>
    public IReadOnlyList<Metric> Metrics { get; } =
    [
        Metric.Frechet, Metric.Kernel, Metric.Density, Metric.Coverage, Metric.JensenShannonDivergence, Metric.Ndb, Metric.Score, Metric.Agreement,
    ];

    /// <inheritdoc/>
    public IDataView Train => context.Train;

    /// <inheritdoc/>
    public int Samples => context.Samples;

    /// <inheritdoc/>
    public int PictureSide => ExperimentContext.Side;

    /// <inheritdoc/>
    public void Prepare()
    {
        var features = context.Classifier.Transform(context.Test).GetColumn<float[]>("Features");
        FeatureRow[] rows = [.. features.Select(row => new FeatureRow { Features = row })];
        _real = context.ML.Data.LoadFromEnumerable(rows);
    }

    /// <inheritdoc/>
    public Reading Measure(MLContext ml, ITransformer generator, IDataView latents, bool everything)
    {
        var generated = generator.Transform(latents);
        ITransformer rename = ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(generated);
        return FeatureMetrics.Measure(
            ml,
            _real!,
            context.Classifier.Transform(rename.Transform(generated)),
            context.Protocol("Fashion-MNIST test, 28×28", "a CNN trained on Fashion-MNIST train"),
            everything,
            classified: true);
    }
}
