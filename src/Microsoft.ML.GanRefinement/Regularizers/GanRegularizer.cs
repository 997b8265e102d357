using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;

namespace Microsoft.ML.GanRefinement;

/// <summary>What keeps a training stable or its samples diverse, beside the objective: a penalty in one player's loss, or a limit of the
/// discriminator's weights. Immutable. A penalty of weight 0 is the same as none, bit for bit.</summary>
/// <remarks>D is the discriminator's logit or critic value, E the mean over a batch.</remarks>
[JsonConverter(typeof(SpecificationJson<GanRegularizer, RegularizerSpecification>))]
public sealed class GanRegularizer : ISpecified<GanRegularizer, RegularizerSpecification>
{
    internal GanRegularizer(RegularizerSpecification specification)
    {
        specification.Check();
        Specification = specification;
    }

    internal RegularizerSpecification Specification { get; }

    RegularizerSpecification ISpecified<GanRegularizer, RegularizerSpecification>.Specification => Specification;

    static GanRegularizer ISpecified<GanRegularizer, RegularizerSpecification>.Of(RegularizerSpecification specification) => new(specification);

    /// <summary>WGAN-GP: weight · E (‖∇D(x̂)‖ − target)² between real and generated samples, x̂ = e·x + (1−e)·G(z) with e uniform in (0,1)
    /// for each sample (Gulrajani et al. 2017, equation 3). The discriminator should have no batch normalisation.</summary>
    /// <param name="weight">λ, from 0. Default 10; 0.1 suits two-dimensional toys.</param>
    /// <param name="target">The norm aimed at, from 0. Default 1.</param>
    /// <param name="oneSided">Whether only norms above the target cost (the paper's section 4). Default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer GradientPenalty(double weight = 10, double target = 1, bool oneSided = false) =>
        new(new() { Kind = RegularizerSpecification.GradientPenalty, Weight = weight, Target = target, OneSided = oneSided });

    /// <summary>DRAGAN: a gradient penalty around real samples, at x + δ with δ ~ N(0, c·I) (Kodali et al. 2017, section 2.3).</summary>
    /// <param name="weight">λ, from 0. Default 10.</param>
    /// <param name="target">k, from 0. Default 1.</param>
    /// <param name="noiseVariance">c, from 0, in squared units of the samples; images are in [−1,1]. Default 0.01.</param>
    /// <param name="form">What is asked of the gradient's norm.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer Dragan(double weight = 10, double target = 1, double noiseVariance = 0.01, DraganForm form = DraganForm.Distance) =>
        new(new() { Kind = RegularizerSpecification.Dragan, Weight = weight, Target = target, NoiseVariance = noiseVariance, Form = form });

    /// <summary>R1: γ/2 · E ‖∇D(x)‖² at real samples (Mescheder et al. 2018, equation 9).</summary>
    /// <param name="gamma">γ, from 0. Default 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer R1(double gamma = 10) => new(new() { Kind = RegularizerSpecification.R1, Weight = gamma });

    /// <summary>R2: γ/2 · E ‖∇D(G(z))‖² at generated samples (Mescheder et al. 2018, equation 10).</summary>
    /// <inheritdoc cref="R1"/>
    public static GanRegularizer R2(double gamma = 10) => new(new() { Kind = RegularizerSpecification.R2, Weight = gamma });

    /// <summary>WGAN-div, to go with <see cref="GanObjective.Wasserstein"/>: k · E ‖∇D(x̂)‖^p between real and generated samples (Wu et al.
    /// 2018, equation 8 and algorithm 1). It needs no Lipschitz bound.</summary>
    /// <param name="k">From 0. Default 2.</param>
    /// <param name="p">From 1 to 100. Default 6.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer WassersteinDivergence(double k = 2, double p = 6) =>
        new(new() { Kind = RegularizerSpecification.WassersteinDivergence, Weight = k, Power = p });

    /// <summary>weight · E D(x)² at real samples: keeps a Wasserstein critic's values near 0 (Karras et al. 2018, appendix A.1).</summary>
    /// <param name="weight">ε_drift, from 0. Default 0.001.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer Drift(double weight = 0.001) => new(new() { Kind = RegularizerSpecification.Drift, Weight = weight });

    /// <summary>LeCam, for small data sets: weight · (E (D(x) − α_F)² + E (D(G(z)) − α_R)²), α_R and α_F being moving averages of the
    /// discriminator's mean scores of real and generated samples (Tseng et al. 2021, equations 3 and 4).</summary>
    /// <param name="weight">λ, from 0. Default 0.3.</param>
    /// <param name="decay">γ of the averages, from 0, below 1. Default 0.99.</param>
    /// <param name="start">Steps of the discriminator before the penalty begins, from 0. Default 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer LeCam(double weight = 0.3, double decay = 0.99, int start = 1_000) =>
        new(new() { Kind = RegularizerSpecification.LeCam, Weight = weight, Decay = decay, Start = start });

    /// <summary>Feature matching, in G's loss: weight · ‖E f(x) − E f(G(z))‖² over the discriminator's last hidden layer f (Salimans et al.
    /// 2016, section 3.1).</summary>
    /// <param name="weight">From 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer FeatureMatching(double weight = 1) => new(new() { Kind = RegularizerSpecification.FeatureMatching, Weight = weight });

    /// <summary>The pulling-away term, in G's loss: weight · mean of cos² between the discriminator's features of each two generated
    /// samples (Zhao et al. 2017, equation 4), made for <see cref="GanObjective.EnergyBased"/>.</summary>
    /// <param name="weight">From 0. Default 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer PullingAway(double weight = 0.1) => new(new() { Kind = RegularizerSpecification.PullingAway, Weight = weight });

    /// <summary>Mode seeking, in G's loss: weight / (E d(G(z), G(z′)) / d(z, z′) + 1e-5), so that unlike latents give unlike samples (Mao et
    /// al. 2019, equation 3). Pairs come from the batch, of the same class where there are classes; d is the mean absolute
    /// difference.</summary>
    /// <param name="weight">λ_ms, from 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer ModeSeeking(double weight = 1) => new(new() { Kind = RegularizerSpecification.ModeSeeking, Weight = weight });

    /// <summary>Local stability, in G's loss: weight · ‖∂V/∂θ‖², θ being the discriminator's weights and V its loss on the generated batch and
    /// a real one (Nagarajan &amp; Kolter 2017, section 4). It costs a step of the discriminator and its second derivative.</summary>
    /// <param name="weight">η, from 0. Default 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer LocalStability(double weight = 0.1) => new(new() { Kind = RegularizerSpecification.LocalStability, Weight = weight });

    /// <summary>Historical averaging, in both players' losses: weight · ‖θ − θ̄‖², θ̄ being the mean of the player's weights over its steps so
    /// far (Salimans et al. 2016, section 3.3).</summary>
    /// <param name="weight">From 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer HistoricalAveraging(double weight = 1) =>
        new(new() { Kind = RegularizerSpecification.HistoricalAveraging, Weight = weight });

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
    /// <exception cref="InvalidOperationException">The regulariser has no interval: weight clipping, historical averaging and LeCam follow every
    /// step.</exception>
    public GanRegularizer Every(int steps) => new(Specification with { Interval = steps });

    /// <summary>The regulariser and its numbers, as JSON.</summary>
    public override string ToString() => System.Text.Json.JsonSerializer.Serialize(this);

    /// <summary>The parts of a recipe for several of them.</summary>
    internal static RegularizerSet Build(IEnumerable<GanRegularizer> regularizers, int seed, NetworkPair networks, IObjective objective) =>
        RegularizerSet.Of([.. regularizers.Select(r => r.Specification.Build(seed, networks, objective))]);
}
