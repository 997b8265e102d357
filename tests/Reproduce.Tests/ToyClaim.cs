using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Tests;

/// <summary>A claim that takes a second: two ways to train tiny perceptrons on a ring, two seeds, two stops.</summary>
internal static class ToyClaim
{
    public const int Runs = 4;

    /// <param name="onOptions">Called whenever a training run is about to begin.</param>
    /// <param name="learningRate">Of both networks; null is the trainer's own.</param>
    public static Claim Create(Action? onOptions = null, double? learningRate = null) =>
        new("toy", "A toy claim", "The paper says | nothing.", "Tiny.", [Ring(onOptions, learningRate)]);

    private static Experiment Ring(Action? onOptions, double? learningRate) => new()
    {
        Name = "ring",
        Title = "Ring",
        Dataset = _ => new MixtureDataset("ring", GanMixture.Ring()),
        Iterations = 8,
        Seeds = 2,
        Points = [0.5, 1],
        Variants =
        [
            new("plain", "one step", _ => Tiny(1, onOptions, learningRate))
            {
                Refinements =
                [
                    new("plain+", "coached", (ml, gan, latents) => ml.Gan().CoachLatent(gan, 2, 0.1f).Fit(latents).Append(gan)),
                ],
            },
            new("critic", "two steps of the critic", _ => Tiny(2, onOptions, learningRate)),
        ],
        Statements =
        [
            new("two steps are better", "1 against 2", Metric.ModeDivergence, "critic", "plain"),
            new("two steps take less time", "none", Metric.Milliseconds, "critic", "plain"),
            new("two steps are better after as many seconds", "none", Metric.ModeDivergence, "critic", "plain") { At = Moment.EqualSeconds },
        ],
    };

    private static StandardGanTrainer.Options Tiny(int criticSteps, Action? onOptions, double? learningRate)
    {
        onOptions?.Invoke();
        StandardGanTrainer.Options options = new() { Networks = GanNetworks.Mlp([16]), LatentSize = 2, BatchSize = 16, CriticSteps = criticSteps };
        options.GeneratorLearningRate = learningRate ?? options.GeneratorLearningRate;
        options.DiscriminatorLearningRate = learningRate ?? options.DiscriminatorLearningRate;
        return options;
    }
}
