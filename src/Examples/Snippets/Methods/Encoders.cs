using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets.Methods;

/// <summary>The code of docs/methods/encoders.md, infogan.md and techniques.md, word for word.</summary>
internal static class Encoders
{
    public static (IDataView Rebuilt, IDataView Between) BothWays(MLContext ml, IDataView images, int iterations)
    {
        // <encoders>
        var gan = ml.Gan().BiGan(new BiGanTrainer.Options
        {
            MaxIterations = iterations,
            Networks = GanNetworks.Dcgan(16, new GanNetworkOptions { Encoder = GanEncoder.Bidirectional }),
            LatentSize = 16,
        }).Fit(images);
        var encoder = ml.Gan().Encoder(gan);
        var rebuilt = encoder.Append(gan).Transform(images);      // Image -> Latent -> GeneratedImage

        var two = encoder.Transform(ml.Data.TakeRows(images, 2));
        var between = gan.Transform(ml.Gan().InterpolateLatents(gan, two, steps: 8));      // from one real image to another
        // </encoders>
        return (rebuilt, between);
    }

    public static IDataView Categories(MLContext ml, IDataView images, int iterations)
    {
        // <categories>
        var gan = ml.Gan().CatGan(new CatGanTrainer.Options
        {
            MaxIterations = iterations,
            Networks = GanNetworks.Dcgan(16, new GanNetworkOptions { Categories = 10 }),
        }).Fit(images);
        var sorted = ml.Gan().Encoder(gan, outputColumnName: "Probabilities").Transform(images);      // of the ten categories, for each image
        // </categories>
        return sorted;
    }

    public static IDataView Conditional(MLContext ml, IDataView images, int iterations)
    {
        // <conditional>
        var gan = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            MaxIterations = iterations,
            LabelColumnName = "Label",
            Networks = GanNetworks.Dcgan(16, new GanNetworkOptions { Conditioning = ClassConditioning.LabelConcatenation }),
        }).Fit(images);
        var ofOneClass = gan.Transform(ml.Gan().SampleLatents(gan, count: 10, classes: [gan.ClassNames[0]]));
        // </conditional>
        return ofOneClass;
    }
}
