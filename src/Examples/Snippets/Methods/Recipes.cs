using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets.Methods;

/// <summary>The code of docs/recipes.md, word for word.</summary>
internal static class Recipes
{
    public static GanTransformer Photographs(MLContext ml, string folder, int iterations)
    {
        // <photographs>
        var images = ml.Gan().LoadImageFolder(folder, new GanImageFolderOptions { ImageWidth = 32, ImageHeight = 32 });
        var gan = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            MaxIterations = iterations,
            Networks = GanNetworks.Dcgan(16),
            InputTransforms = [GanInputTransform.HorizontalFlips(), GanInputTransform.DiffAugment()],
            Regularizers = [GanRegularizer.R1(1)],
            GeneratorEmaDecay = 0.999,
        }).Fit(images);
        // </photographs>
        return gan;
    }

    public static IDataView SmallClass(MLContext ml, GanTransformer gan, IDataView images, string smallClass)
    {
        // <small-class>
        var latents = ml.Gan().SampleLatents(gan, count: 100, classes: [smallClass]);
        var more = ml.Gan().AsTrainingImages(gan.Transform(latents));
        var filledUp = ml.Gan().AppendRows(images, more);
        // </small-class>
        return filledUp;
    }

    public static StandardGanTrainer.Options Collapse()
    {
        // <collapse>
        var options = new StandardGanTrainer.Options
        {
            Objective = GanObjective.Wasserstein(),
            Regularizers = [GanRegularizer.GradientPenalty()],
            CriticSteps = 5,
        };
        // </collapse>
        return options;
    }

    public static GanTransformer Interruptible(MLContext ml, IDataView images, int iterations, string folder, CancellationToken stop)
    {
        // <interruptible>
        var options = new StandardGanTrainer.Options
        {
            MaxIterations = iterations,
            Networks = GanNetworks.Dcgan(16),
            CheckpointDirectory = folder,                                              // goes on from there, to the same bits
            CancellationToken = stop,
            CancellationBehavior = CancellationBehavior.ReturnLast,                      // what there is, instead of an exception
        };
        var gan = ml.Gan().Standard(options).Fit(images);
        // </interruptible>
        return gan;
    }

    public static IReadOnlyList<VBuffer<float>> Rows(MLContext ml, IDataView measurements, int iterations)
    {
        // <vectors>
        var pipeline = ml.Transforms.NormalizeMinMax("Image", "Measurements")          // Vector<Single>, in [−1,1]
            .Append(ml.Gan().Standard(new StandardGanTrainer.Options { MaxIterations = iterations, Networks = GanNetworks.Mlp([64, 64]), LatentSize = 8 }));
        var gan = pipeline.Fit(measurements).LastTransformer;
        var rows = gan.Transform(ml.Gan().SampleLatents(gan, count: 10)).GetColumn<VBuffer<float>>("GeneratedImage").ToList();
        // </vectors>
        return rows;
    }
}
