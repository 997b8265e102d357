using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;

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
        Metric.Frechet, Metric.Kernel, Metric.Density, Metric.Coverage, Metric.JensenShannonDivergence, Metric.Ndb, Metric.Score, Metric.Similarity,
        Metric.IntraClassFrechet, Metric.Agreement,
    ];

    /// <inheritdoc/>
    public IDataView Train => context.Train;

    /// <inheritdoc/>
    public int Samples => context.Samples;

    /// <inheritdoc/>
    public int PictureSide => ExperimentContext.Side;

    /// <inheritdoc/>
    public void Prepare() => _real = context.ML.Data.Cache(context.Classifier.Transform(context.Test), "Features", "Label");

    /// <inheritdoc/>
    public Reading Measure(MLContext ml, ITransformer generator, IDataView latents, bool everything)
    {
        var generated = generator.Transform(latents);
        ITransformer rename = ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(generated);
        return Measure(ml, rename.Transform(generated), everything);
    }

    /// <inheritdoc/>
    public Reading MeasureReal(MLContext ml) => Measure(ml, ml.Data.TakeRows(context.Train, Samples), everything: true);

    private Reading Measure(MLContext ml, IDataView images, bool everything) => FeatureMetrics.Measure(
        ml,
        _real!,
        context.Classifier.Transform(images),
        context.Protocol("Fashion-MNIST test, 32×32", "a CNN trained on Fashion-MNIST train"),
        everything,
        imageColumn: "Image");
}
