using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets.Methods;

/// <summary>The code of docs/methods/refiners.md, word for word.</summary>
internal static class Refiners
{
    public static IDataView Chain(MLContext ml, GanTransformer gan, IDataView latents)
    {
        // <chain>
        var pipeline = ml.Gan().TruncateLatent(gan, psi: 0.7)
            .Append(ml.Gan().CoachLatent(gan, iterations: 10, learningRate: 0.01))
            .Fit(latents).Append(gan);
        var images = pipeline.Transform(latents);
        // </chain>
        return images;
    }

    public static GanTransformer Inside(MLContext ml, IDataView images, int iterations)
    {
        // <inside>
        var gan = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            MaxIterations = iterations,
            Networks = GanNetworks.Dcgan(16),
            LatentRefinement = GanLatentRefiner.Sequence(GanLatentRefiner.Shrinking(0.7), GanLatentRefiner.Coach(10, 0.01)),
        }).Fit(images);                       // trains and coaches in one Fit; a saved model coaches too
        // </inside>
        return gan;
    }

    public static IDataView Filter(MLContext ml, GanTransformer gan, IDataView latents, IDataView heldOut)
    {
        // <filter>
        var images = gan.Transform(latents);
        var kept = ml.Gan().RejectionSample(gan, heldOut).Fit(images).Transform(images);
        var best = ml.Gan().KeepBest(best: 1, of: 4).Fit(images).Transform(images);
        // </filter>
        return ml.Gan().AppendRows(kept, best);
    }
}
