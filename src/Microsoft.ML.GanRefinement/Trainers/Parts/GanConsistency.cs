using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training.Consistency;

namespace Microsoft.ML.GanRefinement;

/// <summary>Improved consistency regularisation (Zhao et al. 2021): the discriminator's score should not change when a sample is changed in a way that means
/// nothing (balanced consistency, bCR), or when its latent moves a little (latent consistency, zCR), while the generator's samples should. Unlike augmentation,
/// what the changes look like cannot leak into what is generated. Immutable.</summary>
public sealed record GanConsistency
{
    /// <summary>λ_real of bCR, at least 0.</summary>
    /// <value>The default value is 10, the paper's.</value>
    public double RealWeight { get; init; } = 10;

    /// <summary>λ_fake of bCR, at least 0.</summary>
    /// <value>The default value is 10, the paper's.</value>
    public double FakeWeight { get; init; } = 10;

    /// <summary>What bCR changes samples by, in this order.</summary>
    /// <value>By default shifts by up to an eighth of the image's sides; the paper also mirrors images. For vectors take
    /// <see cref="GanInputTransform.InstanceNoise"/>.</value>
    public IReadOnlyList<GanInputTransform> Transforms { get; init; } = [GanInputTransform.DiffAugment(color: false, cutout: false)];

    /// <summary>λ_dis of zCR in the discriminator's loss, at least 0.</summary>
    /// <value>The default value is 0: no zCR; the paper takes 5.</value>
    public double LatentDiscriminatorWeight { get; init; }

    /// <summary>λ_gen of zCR in the generator's loss, at least 0. The paper's ‖·‖² of images is a mean over values here.</summary>
    /// <value>The default value is 0: no zCR; the paper takes 0.5.</value>
    public double LatentGeneratorWeight { get; init; }

    /// <summary>σ of the noise that zCR adds to latents, above 0.</summary>
    /// <value>The default value is 0.03.</value>
    public double LatentDeviation { get; init; } = 0.03;

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check()
    {
        OptionChecks.Between(0, double.MaxValue, RealWeight);
        OptionChecks.Between(0, double.MaxValue, FakeWeight);
        ArgumentNullException.ThrowIfNull(Transforms, nameof(Transforms));
        OptionChecks.Between(0, double.MaxValue, LatentDiscriminatorWeight);
        OptionChecks.Between(0, double.MaxValue, LatentGeneratorWeight);
        OptionChecks.Positive(LatentDeviation);
    }

    internal ConsistencyPenalty? OfSamples(RecipeContext context)
    {
        // Other numbers than the trainer's own input transforms draw.
        const int Purpose = 0x62435220;
        return (RealWeight == 0 && FakeWeight == 0) || Transforms.Count == 0
            ? null
            : new ConsistencyPenalty(RealWeight, FakeWeight, [.. Transforms.SelectMany(transform => transform.Build(context.Seed ^ Purpose))],
                context.Networks.Discriminator);
    }

    internal LatentConsistencyPenalty? OfLatents(RecipeContext context) => LatentDiscriminatorWeight == 0 && LatentGeneratorWeight == 0
        ? null
        : new LatentConsistencyPenalty(LatentDiscriminatorWeight, LatentGeneratorWeight, LatentDeviation, context.Networks, context.Seed,
            context.LatentDistribution);
}
