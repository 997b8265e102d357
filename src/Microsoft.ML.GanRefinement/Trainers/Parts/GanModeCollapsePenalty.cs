using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;
using Microsoft.ML.GanRefinement.Trainers;

namespace Microsoft.ML.GanRefinement;

/// <summary>AdvLatGAN-div (Li et al. 2022): for each latent, iterated FGSM in a ball finds a neighbour whose sample is too similar, and the mode-seeking term
/// weight / (d(G(z₀), G(z)) / d(z₀, z) + 1e-5) in the generator's loss drives the two samples apart. Immutable.</summary>
public sealed record GanModeCollapsePenalty
{
    /// <summary>Weight of the term, at least 0; 0 leaves it out.</summary>
    /// <value>The default value is 1.</value>
    public double Weight { get; init; } = 1;

    /// <summary>FGSM steps, at least 1.</summary>
    /// <value>The default value is 3.</value>
    public int Steps { get; init; } = 3;

    /// <summary>Whether a step of the search follows the gradient's signs or the gradient itself. The paper's table 17 has both; its step sizes are
    /// those of <see cref="AdvLatQualityTrainer.Options"/>.</summary>
    /// <value>The default value is <see cref="LatentStepRule.Sign"/>.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public LatentStepRule Rule { get; init; }

    /// <summary>a, above 0: how far each coordinate moves in a step, or with <see cref="LatentStepRule.Gradient"/> what the gradient of a pair's ratio is
    /// multiplied by.</summary>
    /// <value>The default value is 0.01; the official code takes 0.004.</value>
    public double StepSize { get; init; } = 0.01;

    /// <summary>ε: radius of the ball around the latent, above 0; null for no limit but the steps' own: along signs, no coordinate moves further
    /// than steps times a from where it started.</summary>
    /// <value>The default value is null, as in the official code. The paper's text has a ball, but gives no radius for this search.</value>
    public double? Bound { get; init; }

    /// <summary>The norm of the ball.</summary>
    /// <value>The default value is <see cref="LatentNorm.LInfinity"/>.</value>
    public LatentNorm Norm { get; init; }

    /// <summary>Standard deviation of the normal distribution around the latent that the search starts from, above 0.</summary>
    /// <value>The default value is 0.08.</value>
    public double StartDeviation { get; init; } = 0.08;

    /// <summary>What the search adds to the latents' distance in its ratio, at least 0; the larger it is, the less that distance counts.</summary>
    /// <value>The default value is 0; the official code takes 1.</value>
    public double DistanceOffset { get; init; }

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check()
    {
        OptionChecks.Between(0, double.MaxValue, Weight);
        OptionChecks.AtLeast(1, Steps);
        OptionChecks.Defined(Rule);
        OptionChecks.Positive(StepSize);
        OptionChecks.Positive(Bound ?? 1, option: nameof(Bound));
        OptionChecks.Defined(Norm);
        OptionChecks.Positive(StartDeviation);
        OptionChecks.Between(0, double.MaxValue, DistanceOffset);
    }

    internal IGeneratorRegularizer? Build(RecipeContext setting) => Weight == 0
        ? null
        : new ModeCollapsePenalty(Weight, new IteratedFgsm(Steps, StepSize, Ball(setting.LatentDistribution), Rule), StartDeviation,
            setting.Networks.Generator, setting.Seed, DistanceOffset);

    private LatentBall Ball(LatentDistribution distribution) => new(Bound ?? double.PositiveInfinity, Norm, distribution);
}
