using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Trainers;

namespace Microsoft.ML.GanRefinement;

/// <summary>AdvLatGAN-qua (Li et al. 2022): the discriminator steps on images of latents that iterated FGSM has moved towards a higher score: z ← P(z −
/// a·sign(∂L/∂z)), where P projects onto a ball around the latent drawn. Immutable.</summary>
public sealed record GanLatentSearch
{
    /// <summary>FGSM steps, at least 0. At 0 there is no search.</summary>
    /// <value>The default value is 1.</value>
    public int Steps { get; init; } = 1;

    /// <summary>Whether a step follows the gradient's signs or the gradient itself.</summary>
    /// <value>The default value is <see cref="LatentStepRule.Sign"/>.</value>
    public LatentStepRule Rule { get; init; }

    /// <summary>a, above 0: how far each coordinate moves in a step, or with <see cref="LatentStepRule.Gradient"/> what the gradient is multiplied
    /// by.</summary>
    /// <remarks>A ball makes the size moot for one step along signs: with a ≥ ε that step always ends at ±ε, whether a is 0.01 or
    /// 0.03 makes no difference to an ε of 0.01. With <see cref="Bound"/> null, a alone counts.</remarks>
    /// <value>The default value is 0.03, as the official code has it for DCGAN (SNGAN 0.04, WGAN 0.01, WGAN-GP 0.015).</value>
    public double StepSize { get; init; } = 0.03;

    /// <summary>ε: radius of the ball, at least 0; null for no limit, as in the official code. At 0 there is no search.</summary>
    /// <value>The default value is 0.01, the paper's for DCGAN (WGAN 0.003, WGAN-GP 0.005, SNGAN 0.02).</value>
    public double? Bound { get; init; } = 0.01;

    /// <summary>The norm of the ball.</summary>
    /// <value>The default value is <see cref="LatentNorm.LInfinity"/>.</value>
    public LatentNorm Norm { get; init; }

    /// <summary>What the search aims at.</summary>
    /// <value>The default value is <see cref="LatentSearchGoal.Score"/>, the paper's.</value>
    public LatentSearchGoal Goal { get; init; }

    /// <summary>Whether the latents found for the discriminator's first step of an iteration are used for all of them, as in the official code. Otherwise each
    /// step has its own search, as in the paper's text. It makes no difference if <see cref="GanTrainerOptions.CriticSteps"/> is 1.</summary>
    /// <value>The default value is false.</value>
    public bool OncePerIteration { get; init; }

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check()
    {
        OptionChecks.AtLeast(0, Steps);
        OptionChecks.Defined(Rule);
        OptionChecks.Positive(StepSize);
        OptionChecks.Between(0, double.MaxValue, Bound ?? 0, nameof(Bound));
        OptionChecks.Defined(Norm);
        OptionChecks.Defined(Goal);
    }

    internal LatentSearch? Build(RecipeContext setting, GanObjective objective) => Steps == 0 || Bound == 0
        ? null
        : new LatentSearch(setting.Networks, objective, new IteratedFgsm(Steps, StepSize, Ball(setting.LatentDistribution), Rule), Goal);

    private LatentBall Ball(LatentDistribution distribution) => new(Bound ?? double.PositiveInfinity, Norm, distribution);
}
