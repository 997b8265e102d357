using System.Diagnostics;
using GanRefinement.Examples.Reports;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Demo;

/// <summary>The trained GAN, and how long it took.</summary>
internal sealed record TrainingStage(GanTransformer Gan, TimeSpan Elapsed)
{
    // A quarter of DCGAN's channels: enough for small grey images, and trained in minutes.
    private const int BaseChannels = 16;

    // Within the same minutes many steps on small batches, latents that both players share, a rate that falls, and the average of the weights gain most.
    private const int BatchSize = 32;
    private const double LearningRate = 5e-4;
    private const double FinalShare = 0.05;
    private const double EmaDecay = 0.999;

    public static TrainingStage Run(MLContext ml, DemoSettings settings, IDataView train)
    {
        var watch = Stopwatch.StartNew();
        var gan = ProgressBar.Show("Fast-RobGAN", report => ml.Gan().FastRobGan(new FastRobGanTrainer.Options
        {
            MaxIterations = settings.Iterations,
            Networks = GanNetworks.Dcgan(BaseChannels),
            BatchSize = BatchSize,
            GeneratorLearningRate = LearningRate,
            DiscriminatorLearningRate = LearningRate,
            LearningRateSchedule = LearningRateSchedule.Linear(FinalShare),
            GeneratorEmaDecay = EmaDecay,
            GeneratorLatents = GeneratorLatents.Shared,
            Seed = settings.Seed,
            OnProgress = p => report(p.Iteration, p.MaxIterations, Losses(p), p.ImagesPerSecond, p.Remaining),
        }).Fit(train));
        return new(gan, watch.Elapsed);
    }

    private static string Losses(GanTrainingProgress progress) => $"D {progress.DiscriminatorLoss:F3}, G {progress.GeneratorLoss:F3}";
}
