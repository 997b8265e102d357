using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;

namespace Microsoft.ML.GanRefinement;

/// <summary>What keeps a training stable or its samples diverse, beside the objective: a penalty in one player's loss, or a limit of the
/// discriminator's weights. Immutable. A penalty of weight 0 is the same as none, bit for bit.</summary>
/// <remarks>D is the discriminator's logit or critic value, E the mean over a batch.</remarks>
[JsonConverter(typeof(GanRegularizerJson))]
public sealed class GanRegularizer
{
    internal GanRegularizer(RegularizerSpecification specification)
    {
        specification.Check();
        Specification = specification;
    }

    internal RegularizerSpecification Specification { get; }

    /// <summary>WGAN-GP: weight · E (‖∇D(x̂)‖ − target)² between real and generated samples, x̂ = e·x + (1−e)·G(z) with e uniform in (0,1)
    /// for each sample (Gulrajani et al. 2017, equation 3). The discriminator should have no batch normalisation.</summary>
    /// <param name="weight">λ, from 0. Default 10; 0.1 suits two-dimensional toys.</param>
    /// <param name="target">The norm aimed at, from 0. Default 1.</param>
    /// <param name="oneSided">Whether only norms above the target cost (the paper's section 4). Default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer GradientPenalty(double weight = 10, double target = 1, bool oneSided = false) =>
        new(new() { Kind = RegularizerSpecification.GradientPenalty, Weight = weight, Target = target, OneSided = oneSided });

    /// <summary>WGAN: the discriminator's weights are put back into [−limit, limit] after each of its steps (Arjovsky et al. 2017, algorithm
    /// 1).</summary>
    /// <param name="limit">c, above 0. Default 0.01.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer WeightClipping(double limit = 0.01) => new(new() { Kind = RegularizerSpecification.WeightClipping, Limit = limit });

    /// <summary>Fast-RobGAN: weight · E KL(class probabilities of generated samples ‖ uniform) in the discriminator's loss. Needs labels and
    /// networks with an auxiliary classifier.</summary>
    /// <param name="weight">From 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer UniformClasses(double weight = 1) => new(new() { Kind = RegularizerSpecification.UniformClasses, Weight = weight });

    /// <summary>This penalty in every n-th step alone, n times as strong: nearly the same, at a fraction of the time (Karras et al. 2020,
    /// appendix B).</summary>
    /// <param name="steps">n, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The regulariser has no interval: weight clipping and historical averaging follow every
    /// step.</exception>
    public GanRegularizer Every(int steps) => new(Specification with { Interval = steps });

    /// <summary>The regulariser and its numbers, as JSON.</summary>
    public override string ToString() => System.Text.Json.JsonSerializer.Serialize(this);

    /// <summary>The parts of a recipe for several of them.</summary>
    internal static RegularizerSet Build(IEnumerable<GanRegularizer> regularizers, int seed, NetworkPair networks) =>
        RegularizerSet.Of([.. regularizers.Select(r => r.Specification.Build(seed, networks))]);
}
