using System.Diagnostics;
using GanRefinement.Examples.Reports;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Demo;

/// <summary>The trained GAN, and how long it took.</summary>
internal sealed record TrainingStage(GanTransformer Gan, TimeSpan Elapsed)
{
    // A quarter of DCGAN's: enough for small grey images, and trained in minutes.
    private const int BaseChannels = 16;

    public static TrainingStage Run(MLContext ml, DemoSettings settings, IDataView train)
    {
        var watch = Stopwatch.StartNew();
        var gan = ProgressBar.Show("Fast-RobGAN", report => ml.Gan().FastRobGan(new FastRobGanTrainer.Options
        {
            MaxIterations = settings.Iterations,
            Networks = GanNetworks.Dcgan(BaseChannels),
            Seed = settings.Seed,
            OnProgress = p => report(p.Iteration, p.MaxIterations, Losses(p), p.ImagesPerSecond, p.Remaining),
        }).Fit(train));
        return new(gan, watch.Elapsed);
    }

    private static string Losses(GanTrainingProgress progress) => $"D {progress.DiscriminatorLoss:F3}, G {progress.GeneratorLoss:F3}";
}
