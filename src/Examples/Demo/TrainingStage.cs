using System.Diagnostics;
using GanRefinement.Programs.Screen;
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
        var gan = Terminal.OfProcess.Work("Fast-RobGAN", work => ml.Gan().FastRobGan(new FastRobGanTrainer.Options
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
            OnProgress = p => work.Report((double)p.Iteration / p.MaxIterations, Told(p)),
        }).Fit(train));
        return new(gan, watch.Elapsed);
    }

    private static string Told(GanTrainingProgress progress) =>
        $"{progress.Iteration}/{progress.MaxIterations}: D {progress.DiscriminatorLoss:F3}, G {progress.GeneratorLoss:F3}; "
            + $"{progress.ImagesPerSecond:F0} images/s; {progress.Remaining:mm\\:ss} left";
}
