using System.Globalization;

namespace Microsoft.ML.GanRefinement;

/// <summary>The progress of a training run, as the callback <c>OnProgress</c> gets it.</summary>
public sealed class GanTrainingProgress
{
    internal GanTrainingProgress()
    {
    }

    /// <summary>Iterations done, from 1 to <see cref="MaxIterations"/>. One iteration ends with one step of the generator.</summary>
    public int Iteration { get; internal init; }

    /// <summary>Iterations in all.</summary>
    public int MaxIterations { get; internal init; }

    /// <summary>Completed passes over the training data.</summary>
    public int Epoch { get; internal init; }

    /// <summary>The discriminator's loss in the last step, all terms.</summary>
    public float DiscriminatorLoss { get; internal init; }

    /// <summary>The generator's loss in the last step, all terms.</summary>
    public float GeneratorLoss { get; internal init; }

    /// <summary>Mean score, logit or critic value, that the discriminator gave the real samples of its last step.</summary>
    public float RealScore { get; internal init; }

    /// <summary>Mean score that the discriminator gave the generated samples of its last step.</summary>
    public float FakeScore { get; internal init; }

    /// <summary>The critic's gap: <see cref="RealScore"/> less <see cref="FakeScore"/>.</summary>
    public float ScoreGap => RealScore - FakeScore;

    /// <summary>The discriminator's loss in its last step, term by term: <c>adversarial</c>, <c>classification</c>, and each penalty under its name, with its
    /// weight, as in <c>gradientPenalty</c> or, for the divergence of generated samples' classes from uniform, <c>uniformClasses</c>. They add up to
    /// <see cref="DiscriminatorLoss"/>, but for penalties that this step left out (<see cref="GanRegularizer.Every"/>).</summary>
    public IReadOnlyDictionary<string, float> DiscriminatorTerms { get; internal init; } = new Dictionary<string, float>();

    /// <summary>The generator's loss in its last step, term by term, likewise.</summary>
    public IReadOnlyDictionary<string, float> GeneratorTerms { get; internal init; } = new Dictionary<string, float>();

    /// <summary>The share of the real samples of the discriminator's last step that it scored above 0, from 0 to 1. For a critic, whose scores have no zero of
    /// their own, it says little.</summary>
    public float RealAccuracy { get; internal init; }

    /// <summary>The share of the generated samples of the discriminator's last step that it scored below 0, from 0 to 1.</summary>
    public float FakeAccuracy { get; internal init; }

    /// <summary>How far the discriminator is from the equilibrium, where it says ½ of every sample: the mean of |σ(score) − ½| over the real and the generated
    /// samples of its last step, from 0 to ½. Near ½ it tells them apart, and a generator with a saturating loss learns nothing. It says little of a critic,
    /// whose scores are no logits.</summary>
    public float EquilibriumDistance { get; internal init; }

    /// <summary>The share of the real samples whose class the auxiliary classifier found likeliest, from 0 to 1; null without a classifier.</summary>
    public float? RealClassAccuracy { get; internal init; }

    /// <summary>The share of the generated samples whose class the auxiliary classifier found likeliest, from 0 to 1; null without a classifier.</summary>
    public float? FakeClassAccuracy { get; internal init; }

    /// <summary>The share of a <see cref="GanFreePerturbation"/>'s values that are as large as its bound allows, from 0 to 1; null without one.</summary>
    public float? PerturbationAtBound { get; internal init; }

    /// <summary>L2 norm of the discriminator's gradient in its last step, over all weights, before any clipping.</summary>
    public double DiscriminatorGradientNorm { get; internal init; }

    /// <summary>L2 norm of the generator's gradient in its last step, over all weights, before any clipping.</summary>
    public double GeneratorGradientNorm { get; internal init; }

    /// <summary>Learning rate of the discriminator's last step.</summary>
    public double DiscriminatorLearningRate { get; internal init; }

    /// <summary>Learning rate of the generator's last step.</summary>
    public double GeneratorLearningRate { get; internal init; }

    /// <summary>How much the generated samples of the last batch differ from each other, relative to the real ones: the standard deviation over the batch,
    /// averaged over positions. Near 1 when all is well, near 0 when all samples are alike.</summary>
    public float Diversity { get; internal init; }

    /// <summary>The last step of the <see cref="GanTrainerOptions.Lens"/>; null without one.</summary>
    public GanLensProgress? Lens { get; internal init; }

    /// <summary>The last and the best evaluation so far; null before the first one, and without a <see cref="GanTrainerOptions.Validation"/>.</summary>
    public GanValidationProgress? Validation { get; internal init; }

    /// <summary>Real images taken from the data per second, on average since Fit began to train; replays of a batch count once, and the
    /// time of validation is not counted.</summary>
    public double ImagesPerSecond { get; internal init; }

    /// <summary>Time since Fit began to train, or resumed; reading the data is not included.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>Time that the remaining iterations will take at the average speed so far.</summary>
    public TimeSpan Remaining { get; internal init; }

    /// <summary>Problems since the last report, with their likely causes; usually empty. Each is also logged as a warning.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>One line for a log.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"iteration {Iteration}/{MaxIterations}, epoch {Epoch}, loss D {DiscriminatorLoss:F4}, G {GeneratorLoss:F4}, score real {RealScore:F3}, "
            + $"fake {FakeScore:F3}, gradient D {DiscriminatorGradientNorm:G3}, "
            + $"G {GeneratorGradientNorm:G3}{(Lens is null ? "" : $", {Lens}")}{(Validation is null ? "" : $", {Validation}")}, {ImagesPerSecond:F0} images/s, "
            + $"{Remaining:hh\\:mm\\:ss} left");
}
