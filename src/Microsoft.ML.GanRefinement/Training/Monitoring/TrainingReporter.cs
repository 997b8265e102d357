using System.Diagnostics;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Training.Validation;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Monitoring;

/// <summary>Tells the log and the user's callbacks how training goes, every so many iterations, after each validation and after the last
/// one. Of several ranks it is rank 0 that tells, of the means over all of them.</summary>
internal sealed class TrainingReporter(IChannel channel, ReportSettings settings, SamplePreview? preview = null, Validator? validator = null)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly CollapseMonitor _monitor = new();
    private long _images;
    private int _iterations;

    /// <summary>Called before each iteration, counted from 0.</summary>
    /// <returns>What is to be filled in when the iteration is reported, else null.</returns>
    public IterationStats? Begins(int iteration) =>
        IsDue(iteration + 1, settings.ProgressInterval) || validator?.IsDue(iteration + 1) == true ? new IterationStats() : null;

    /// <summary>Called after each iteration.</summary>
    /// <param name="iteration">Counted from 0.</param>
    /// <param name="images">Real images that it took.</param>
    /// <param name="epoch">The epoch that the next image belongs to.</param>
    /// <param name="stats">What <see cref="Begins"/> returned.</param>
    /// <param name="realSeen">Makes the real samples as the transforms of the recipe leave them, or null; called where samples are
    /// due.</param>
    public void Ended(int iteration, int images, long epoch, IterationStats? stats, Func<Tensor?> realSeen)
    {
        _images += images;
        _iterations++;
        var done = iteration + 1;
        stats?.AverageOverRanks();
        if (!Ranks.Current.IsFirst)
            return;
        using var alone = Ranks.Alone();
        if (stats is not null)
            Report(done, epoch, stats);
        if (ShowsSamples(done))
            settings.OnSamples!(preview!.Draw(done, realSeen()));
    }

    /// <summary>Whether samples are due after so many iterations.</summary>
    public bool ShowsSamples(int done) => preview is not null && IsDue(done, settings.SampleInterval);

    private bool IsDue(int done, int interval) =>
        done % interval == 0 || done == settings.MaxIterations || validator is { StopsTraining: true };

    private void Report(int done, long epoch, IterationStats stats)
    {
        var elapsed = _watch.Elapsed;
        var progress = new GanTrainingProgress
        {
            Iteration = done,
            MaxIterations = settings.MaxIterations,
            Epoch = (int)epoch,
            DiscriminatorLoss = stats.Discriminator.Loss,
            GeneratorLoss = stats.Generator.Loss,
            RealScore = stats.RealScore,
            FakeScore = stats.FakeScore,
            DiscriminatorGradientNorm = stats.Discriminator.GradientNorm,
            GeneratorGradientNorm = stats.Generator.GradientNorm,
            DiscriminatorLearningRate = stats.Discriminator.LearningRate,
            GeneratorLearningRate = stats.Generator.LearningRate,
            DiscriminatorTerms = stats.DiscriminatorTerms.Values,
            GeneratorTerms = stats.GeneratorTerms.Values,
            RealAccuracy = stats.RealAccuracy,
            FakeAccuracy = stats.FakeAccuracy,
            EquilibriumDistance = stats.EquilibriumDistance,
            RealClassAccuracy = stats.RealClassAccuracy,
            FakeClassAccuracy = stats.FakeClassAccuracy,
            PerturbationAtBound = stats.PerturbationAtBound,
            Diversity = stats.Diversity,
            Lens = stats.Lens,
            ImagesPerSecond = _images / (elapsed - (validator?.Elapsed ?? TimeSpan.Zero)).TotalSeconds,
            Elapsed = elapsed,
            Remaining = validator is { StopsTraining: true } ? TimeSpan.Zero : elapsed / _iterations * (settings.MaxIterations - done),
            Validation = validator?.Progress,
            Warnings = [.. _monitor.Observe(stats)],
        };
        channel.Info(MessageSensitivity.None, "{0}", progress);
        foreach (var warning in progress.Warnings)
            channel.Warning(MessageSensitivity.None, "{0}", $"Iteration {done}: {warning}");
        settings.OnProgress?.Invoke(progress);
    }
}
