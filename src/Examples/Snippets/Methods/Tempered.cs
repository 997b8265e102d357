using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets.Methods;

/// <summary>The code of docs/methods/tempered.md, word for word.</summary>
internal static class Tempered
{
    public static GanTransformer Train(MLContext ml, IDataView images, int iterations)
    {
        // <tempered>
        var gan = ml.Gan().Tempered(new TemperedGanTrainer.Options
        {
            MaxIterations = iterations,
            Networks = GanNetworks.Dcgan(16),
            Lens = new GanLens { TemperingIterations = iterations / 2 },
            OnProgress = p => Console.WriteLine(p),       // λ, L_A and L_R are in it
        }).Fit(images);
        // </tempered>
        return gan;
    }

    public static GanTransformer Blur(MLContext ml, IDataView images, int iterations)
    {
        // <blur>
        var blur = new GanLens { Learns = false, BlurDeviation = 2, TemperingIterations = iterations / 2 };
        // </blur>
        return ml.Gan().Tempered(new TemperedGanTrainer.Options { MaxIterations = iterations, Networks = GanNetworks.Dcgan(16), Lens = blur }).Fit(images);
    }
}
