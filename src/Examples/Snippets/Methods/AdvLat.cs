using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets.Methods;

/// <summary>The code of docs/methods/advlatgan.md, word for word.</summary>
internal static class AdvLat
{
    public static GanTransformer Quality(MLContext ml, IDataView images, int iterations)
    {
        // <quality>
        var gan = ml.Gan().AdvLatQuality(new AdvLatQualityTrainer.Options
        {
            MaxIterations = iterations,
            Networks = GanNetworks.Dcgan(16),
            LatentSearch = new GanLatentSearch { Steps = 1, StepSize = 0.03, Bound = 0.01 },
            LatentRefinement = GanLatentRefiner.Fgsm(iterations: 20, stepSize: 0.01),      // "+": every latent is searched before it is an image
        }).Fit(images);
        // </quality>
        return gan;
    }

    public static GanTransformer Diversity(MLContext ml, IDataView images, int iterations)
    {
        // <diversity>
        var gan = ml.Gan().AdvLatDiversity(new AdvLatDiversityTrainer.Options
        {
            MaxIterations = iterations,
            Networks = GanNetworks.Dcgan(16),
            ModeCollapsePenalty = new GanModeCollapsePenalty { Weight = 1, Steps = 3, StepSize = 0.01 },
        }).Fit(images);
        // </diversity>
        return gan;
    }

    public static IDataView Search(MLContext ml, GanTransformer gan, IDataView latents)
    {
        // <search>
        var searched = ml.Gan().SearchLatent(gan, iterations: 20, stepSize: 0.01).Fit(latents).Append(gan);
        var images = searched.Transform(latents);
        // </search>
        return images;
    }
}
