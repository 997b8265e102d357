using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using Microsoft.ML.GanRefinement.Training.Schedules;
using TorchSharp;

namespace Microsoft.ML.GanRefinement;

/// <summary>A lens in front of the discriminator for real images, annealed to the identity: tempered adversarial training (Sajjadi et al. 2018). A small
/// residual network first makes real images easier to reach, and gradually stops changing them. Immutable.</summary>
public sealed record GanLens
{
    /// <summary>Channels inside the lens, at least 1.</summary>
    /// <value>The default value is 64, which makes the paper's 594,371 parameters for colour images with 8 blocks.</value>
    public int Channels { get; init; } = 64;

    /// <summary>Residual blocks, at least 0.</summary>
    /// <value>The default value is 8.</value>
    public int Blocks { get; init; } = 8;

    /// <summary>K: iterations in which the weight of the adversarial loss falls from 1 to 0, λ(t) = 1 − sin(πt/2K); at least 1.</summary>
    /// <value>The default value is 10,000, as in the paper's figures; its section 2 has 100,000.</value>
    public int TemperingIterations { get; init; } = 10_000;

    /// <summary>A constant weight λ instead, at least 0; null to temper.</summary>
    /// <value>The default value is null. The paper finds 1 much worse than tempering.</value>
    public double? FixedWeight { get; init; }

    /// <summary>The lens's own learning rate, above 0; Adam with β₁ 0.5, β₂ 0.999.</summary>
    /// <value>The default value is 0.0001.</value>
    public double LearningRate { get; init; } = 1e-4;

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check()
    {
        OptionChecks.AtLeast(1, Channels);
        OptionChecks.AtLeast(0, Blocks);
        OptionChecks.AtLeast(1, TemperingIterations);
        OptionChecks.Between(0, double.MaxValue, FixedWeight ?? 0, nameof(FixedWeight));
        OptionChecks.Positive(LearningRate);
    }

    internal IRealTransform Build(RecipeContext setting, GanObjective objective)
    {
        // A stream of its own, so that the networks' weights are the same with and without a lens.
        using var random = new torch.Generator(new Common.RandomStream((uint)setting.Seed, 0x4C656E73).NextBits());
        var lens = new Lens(setting.Sample.Channels, Channels, Blocks, random);
        lens.to(setting.Device);
        ISchedule weight = FixedWeight is { } fixedWeight ? new ConstantSchedule(fixedWeight) : new TemperingSchedule(TemperingIterations);
        return new LensTransform(lens, setting.Networks.Discriminator, objective, weight,
            new OptimizerSettings { LearningRate = new ConstantSchedule(LearningRate) });
    }
}
