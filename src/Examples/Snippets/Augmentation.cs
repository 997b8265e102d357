using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets;

/// <summary>How a small class is filled up with generated images.</summary>
internal static class Augmentation
{
    /// <summary>The images with <paramref name="count"/> generated ones of a class behind them, by a GAN that learnt from these images
    /// alone.</summary>
    public static IDataView FillUp(MLContext ml, IDataView images, string className, int count, FastRobGanTrainer.Options options)
    {
        using var gan = ml.Gan().FastRobGan(options).Fit(images);
        var latents = ml.Gan().SampleLatents(gan, count, [className], seed: options.Seed);
        var generated = ml.Gan().AsTrainingImages(gan.Transform(latents));

        // Kept as rows in memory: the next trainers read them more than once, and the network is freed here.
        var both = ml.Data.Cache(ml.Gan().AppendRows(images, generated), "Image", "Label");
        _ = ml.Data.CreateEnumerable<Row>(both, reuseRowObject: true).Count();
        return both;
    }

    private sealed class Row
    {
        public byte[] Image { get; set; } = [];

        public uint Label { get; set; }
    }
}
