using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;

namespace Microsoft.ML.GanRefinement;

/// <summary>What the two players of a <c>Gan().Standard(…)</c> want: the adversarial losses. Immutable.</summary>
/// <remarks>D is the discriminator's logit or critic value, E the mean over a batch.</remarks>
[JsonConverter(typeof(SpecificationJson<GanObjective, ObjectiveSpecification>))]
public sealed class GanObjective : ISpecified<GanObjective, ObjectiveSpecification>
{
    internal GanObjective(ObjectiveSpecification specification)
    {
        specification.Build();
        Specification = specification;
    }

    internal ObjectiveSpecification Specification { get; }

    ObjectiveSpecification ISpecified<GanObjective, ObjectiveSpecification>.Specification => Specification;

    static GanObjective ISpecified<GanObjective, ObjectiveSpecification>.Of(ObjectiveSpecification specification) => new(specification);

    /// <summary>The loss of choice of most GANs: L_D = −E ln σ(D(x)) − E ln(1−σ(D(G(z)))), L_G = −E ln σ(D(G(z))) (Goodfellow et al. 2014,
    /// section 3).</summary>
    /// <param name="realLabel">What real samples are labelled with, above 0 and at most 1; below 1 it is one-sided label smoothing (Salimans et
    /// al. 2016, section 3.4), 0.9 being usual. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanObjective NonSaturating(double realLabel = 1) => new(new() { Adversarial = ObjectiveSpecification.NonSaturating, RealLabel = realLabel });

    /// <summary>The zero-sum loss, L_G = E ln(1−σ(D(G(z)))) (Goodfellow et al. 2014, equation 1). Its gradient for G fades where D is sure.</summary>
    /// <inheritdoc cref="NonSaturating"/>
    public static GanObjective Minimax(double realLabel = 1) => new(new() { Adversarial = ObjectiveSpecification.Minimax, RealLabel = realLabel });

    /// <summary>LSGAN: L_D = h·E(D(x)−b)² + h·E(D(G(z))−a)², L_G = h·E(D(G(z))−c)² (Mao et al. 2017, equation 9).</summary>
    /// <param name="fakeTarget">a, finite. Default 0.</param>
    /// <param name="realTarget">b, finite. Default 1.</param>
    /// <param name="generatorTarget">c, finite. Default 1.</param>
    /// <param name="half">Whether h is ½, else it is 1. Default true.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    public static GanObjective LeastSquares(double fakeTarget = 0, double realTarget = 1, double generatorTarget = 1, bool half = true) => new(new()
    {
        Adversarial = ObjectiveSpecification.LeastSquares,
        FakeTarget = fakeTarget,
        RealTarget = realTarget,
        GeneratorTarget = generatorTarget,
        Half = half,
    });

    /// <summary>L_D = E max(0, 1−D(x)) + E max(0, 1+D(G(z))), L_G = −E D(G(z)) (Lim &amp; Ye 2017; Miyato et al. 2018).</summary>
    public static GanObjective Hinge() => new(new() { Adversarial = ObjectiveSpecification.Hinge });

    /// <summary>WGAN: L_D = E D(G(z)) − E D(x), L_G = −E D(G(z)) (Arjovsky et al. 2017, equation 3). The critic must be kept Lipschitz by
    /// weight clipping, a gradient penalty or spectral normalisation.</summary>
    public static GanObjective Wasserstein() => new(new() { Adversarial = ObjectiveSpecification.Wasserstein });

    /// <summary>EBGAN: with the energy e = −D ≥ 0, L_D = E e(x) + E max(0, m−e(G(z))), L_G = E e(G(z)) (Zhao et al. 2017, equations 1 and 2).
    /// The discriminator must be an autoencoder: <c>GanNetworkOptions.AutoencoderDiscriminator</c>.</summary>
    /// <param name="margin">m, above 0, on the scale of the reconstruction error.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanObjective EnergyBased(double margin) => new(new() { Adversarial = ObjectiveSpecification.EnergyBased, Margin = margin });

    /// <summary>Each real sample should score above the generated one beside it: L_D = −E ln σ(D(x)−D(G(z))), L_G with the two swapped
    /// (Jolicoeur-Martineau 2019, equations 3 and 4).</summary>
    public static GanObjective Relativistic() => new(new() { Adversarial = ObjectiveSpecification.Relativistic });

    /// <summary>Each sample is compared with the mean score of the other kind (Jolicoeur-Martineau 2019, equations 7 and 8).</summary>
    public static GanObjective RelativisticAverage() => new(new() { Adversarial = ObjectiveSpecification.RelativisticAverage });

    /// <summary>The loss and its numbers, as JSON.</summary>
    public override string ToString() => System.Text.Json.JsonSerializer.Serialize(this);
}
