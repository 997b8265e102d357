using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets;

/// <summary>The README's code, word for word: a test holds it to what lies between the markers.</summary>
internal static class Quickstart
{
    public static void Run(string folder)
    {
        // <snippet>
        var ml = new MLContext(seed: 1);
        var images = ml.Gan().LoadIdx(folder + "/train-images-idx3-ubyte.gz", folder + "/train-labels-idx1-ubyte.gz");

        var gan = ml.Gan().FastRobGan(new FastRobGanTrainer.Options
        {
            MaxIterations = 200,
            Networks = GanNetworks.Dcgan(16),
            ProgressInterval = 100,
            OnProgress = p => Console.WriteLine(p),
        }).Fit(images);                                                 // Latent, Label → GeneratedImage, Score

        var real = ml.Data.TakeRows(images, 2_000);
        Console.WriteLine(ml.Gan().Evaluate(gan, real, ml.Gan().PrincipalFeatures(32).Fit(real)));

        var latents = ml.Gan().SampleLatents(gan, count: 64);     // Latent, Label
        var coached = ml.Gan().CoachLatent(gan, iterations: 30, learningRate: 0.01).Fit(latents).Append(gan);
        ml.Model.Save(coached, latents.Schema, "gan.zip");

        var loaded = new MLContext().Model.Load("gan.zip", out _);     // in any process, with no registration
        var scores = loaded.Transform(latents).GetColumn<float>("Score").ToArray();
        Console.WriteLine($"{scores.Length} coached images, mean score {scores.Average():F3}");
        // </snippet>
    }
}
