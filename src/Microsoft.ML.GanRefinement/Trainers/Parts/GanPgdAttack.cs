
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training.Perturbations;

namespace Microsoft.ML.GanRefinement;

/// <summary>Projected gradient descent on images before each step of the discriminator, as in RobGAN (Madry et al. 2018; Liu &amp;
/// Hsieh 2019): δ ← clip(δ + τ·sign(∂L_D/∂x), ±ε), several times, L_D being the discriminator's loss on such images. Immutable.</summary>
public sealed record GanPgdAttack
{
    /// <summary>Which images are attacked. The generator's own step always sees its images as they are.</summary>
    /// <value>The default value is <see cref="GanPgdTarget.Real"/>, as in RobGAN.</value>
    public GanPgdTarget On { get; init; }

    /// <summary>K: gradient steps, at least 1. Each costs a forward and a backward pass of the discriminator.</summary>
    /// <value>The default value is 5.</value>
    public int Steps { get; init; } = 5;

    /// <summary>ε: the largest change of a pixel, in units of the data range [−1,1], from 0 to 1. At 0 there is no attack.</summary>
    /// <value>The default value is 0.02 (CIFAR; 0.03 for ImageNet-143).</value>
    public double Bound { get; init; } = 0.02;

    /// <summary>τ: how far each step goes, above 0 and at most 1.</summary>
    /// <value>The default value is 0.02.</value>
    public double StepSize { get; init; } = 0.02;

    /// <summary>Whether δ starts uniformly random in ±ε, else at 0.</summary>
    /// <value>The default value is true.</value>
    public bool RandomStart { get; init; } = true;

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check()
    {
        OptionChecks.Defined(On);
        OptionChecks.AtLeast(1, Steps);
        OptionChecks.Between(0, 1, Bound);
        OptionChecks.Positive(StepSize, maximum: 1);
    }

    internal IRealTransform? OnReal(RecipeContext setting, GanObjective objective) => Build(setting, objective, GanPgdTarget.Generated);

    internal ProjectedGradient? OnGenerated(RecipeContext setting, GanObjective objective) => Build(setting, objective, GanPgdTarget.Real);

    private ProjectedGradient? Build(RecipeContext setting, GanObjective objective, GanPgdTarget unless) => Bound == 0 || On == unless
        ? null
        : new ProjectedGradient(setting.Networks.Discriminator, objective, Steps, Bound, StepSize, RandomStart ? setting.Seed : null,
            ofGenerated: unless == GanPgdTarget.Real);
}
