
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training.Perturbations;

namespace Microsoft.ML.GanRefinement;

/// <summary>Free adversarial training of the discriminator (Shafahi et al. 2019), as in Fast-RobGAN: a perturbation of real images that is kept from batch to
/// batch and moves with a gradient that the discriminator's step computes anyway: that of its loss on real images. Immutable.</summary>
/// <remarks>A loss that compares real with generated images (relativistic) has no part on real images alone: the perturbation then follows the whole
/// adversarial loss. Penalties never move it.</remarks>
public sealed record GanFreePerturbation
{
    /// <summary>ε: the largest change of a pixel, in units of the data range [−1,1], from 0 to 1. At 0 there is no perturbation.</summary>
    /// <value>The default value is 0.02 (CIFAR; 0.03 for ImageNet-143).</value>
    public double Bound { get; init; } = 0.02;

    /// <summary>τ: how far the perturbation moves after each backward pass, from 0 to 1. At 0 there is no perturbation.</summary>
    /// <value>The default value is 0.02.</value>
    public double StepSize { get; init; } = 0.02;

    /// <summary>Whether the perturbation starts uniformly random in ±ε, as in Fast-RobGAN's algorithm 2, else at 0.</summary>
    /// <value>The default value is true.</value>
    public bool RandomStart { get; init; } = true;

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check()
    {
        OptionChecks.Between(0, 1, Bound);
        OptionChecks.Between(0, 1, StepSize);
    }

    internal IRealTransform? Build(RecipeContext setting) => Bound == 0 || StepSize == 0
        ? null
        : new FreePerturbation(Bound, StepSize, setting.Sample.Batch(setting.BatchSize), setting.Device, RandomStart ? setting.Seed : null,
            setting.GradientAccumulationSteps);
}
