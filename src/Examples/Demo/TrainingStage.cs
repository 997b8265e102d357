using System.Diagnostics;
using GanRefinement.Programs;
using GanRefinement.Programs.Screen;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Demo;

/// <summary>The trained GAN, and how long it took.</summary>
internal sealed record TrainingStage(GanTransformer Gan, TimeSpan Elapsed)
{
    public static TrainingStage Run(MLContext ml, DemoSettings settings, IDataView train)
    {
        var watch = Stopwatch.StartNew();
        var gan = Terminal.OfProcess.Work("Fast-RobGAN", work => ml.Gan().FastRobGan(new FastRobGanTrainer.Options
        {
            MaxIterations = settings.Iterations,
            Networks = GanNetworks.Dcgan(DemoSizes.BaseChannels),
            BatchSize = DemoSizes.BatchSize,
            GeneratorLearningRate = DemoSizes.LearningRate,
            DiscriminatorLearningRate = DemoSizes.LearningRate,
            LearningRateSchedule = LearningRateSchedule.Linear(DemoSizes.FinalShare),
            GeneratorEmaDecay = DemoSizes.EmaDecay,
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
