using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers.Lazy;
using Microsoft.ML.GanRefinement.Regularizers.Points;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>What a regulariser is built from. A value that a file lacks is the default of here.</summary>
internal sealed record RegularizerSpecification
{
    public const string GradientPenalty = "gradientPenalty";
    public const string Dragan = "dragan";
    public const string R1 = "r1";
    public const string R2 = "r2";
    public const string WassersteinDivergence = "wassersteinDivergence";
    public const string Drift = "drift";
    public const string FeatureMatching = "featureMatching";
    public const string PullingAway = "pullingAway";
    public const string ModeSeeking = "modeSeeking";
    public const string LocalStability = "localStability";
    public const string HistoricalAveraging = "historicalAveraging";
    public const string LeCam = "leCam";
    public const string UniformClasses = "uniformClasses";
    public const string WeightClipping = "weightClipping";

    private static readonly string[] Known =
    [
        GradientPenalty, Dragan, R1, R2, WassersteinDivergence, Drift, LeCam, UniformClasses,
        FeatureMatching, PullingAway, ModeSeeking, LocalStability, HistoricalAveraging, WeightClipping,
    ];

    /// <summary>Those on the gradient of each sample's score: they keep a critic smooth, and batch normalisation in it mixes the
    /// samples.</summary>
    public static IReadOnlyList<string> GradientPenalties { get; } = [GradientPenalty, Dragan, R1, R2, WassersteinDivergence];

    /// <summary>Which one.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The factor of a penalty, γ of R1 and R2; at 0 there is none.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>k, the gradient norm that a penalty aims at.</summary>
    public double Target { get; init; } = 1;

    /// <summary>Whether only norms above the target cost.</summary>
    public bool OneSided { get; init; }

    /// <summary>What DRAGAN asks of the norm.</summary>
    public DraganForm Form { get; init; }

    /// <summary>c of DRAGAN's noise N(0, c).</summary>
    public double NoiseVariance { get; init; } = 0.01;

    /// <summary>p of the Wasserstein divergence.</summary>
    public double Power { get; init; } = 6;

    /// <summary>c, what weights are clipped to.</summary>
    public double Limit { get; init; } = 0.01;

    /// <summary>γ of LeCam's averages.</summary>
    public double Decay { get; init; } = 0.99;

    /// <summary>Steps before LeCam's penalty begins.</summary>
    public int Start { get; init; } = 1_000;

    /// <summary>Steps from one penalty to the next.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>Refuses what no regulariser can be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unknown to this version, or a number is out of its range.</exception>
    /// <exception cref="InvalidOperationException">A regulariser that follows every step is given an interval.</exception>
    public void Check()
    {
        if (!Known.Contains(Kind))
            throw new ArgumentOutOfRangeException(nameof(Kind), Kind, $"Unknown regulariser; this version knows {string.Join(", ", Known)}.");
        OptionChecks.Between(0, double.MaxValue, Weight, WeightName);
        OptionChecks.Between(0, double.MaxValue, Target);
        OptionChecks.Defined(Form);
        OptionChecks.Between(0, double.MaxValue, NoiseVariance);
        OptionChecks.Between(1, 100, Power, "p");
        OptionChecks.Positive(Limit);
        OptionChecks.Fraction(Decay);
        OptionChecks.AtLeast(0, Start);
        OptionChecks.AtLeast(1, Interval);
        if (Interval > 1 && Kind is WeightClipping or HistoricalAveraging or LeCam)
            throw new InvalidOperationException($"{Kind} follows every step: it has no interval.");
    }

    /// <summary>The regulariser's parts; none where the weight is 0.</summary>
    /// <param name="seed">Of the training.</param>
    /// <param name="networks">The players.</param>
    /// <param name="objective">Their losses.</param>
    public RegularizerSet Build(int seed, NetworkPair networks, IObjective objective) => Weight == 0 ? RegularizerSet.Empty : Kind switch
    {
        GradientPenalty => OnGradient(new InterpolatedPoints(seed), OneSided ? s => GradientShapes.Excess(s, Target) : s => GradientShapes.Distance(s, Target)),
        Dragan => OnGradient(new PerturbedPoints(NoiseVariance, seed), DraganShape),
        R1 => OnGradient(new RealPoints(), s => s.Times(0.5)),
        R2 => OnGradient(new FakePoints(), s => s.Times(0.5)),
        WassersteinDivergence => OnGradient(new InterpolatedPoints(seed), s => GradientShapes.Power(s, Power)),
        Drift => ForDiscriminator(new Drift(Weight)),
        LeCam => ForDiscriminator(new LeCam(Weight, Decay, Start)),
        UniformClasses => ForDiscriminator(new UniformClassesOnFakes(Weight)),
        FeatureMatching => ForGenerator(new FeatureMatching(Weight)),
        PullingAway => ForGenerator(new PullingAway(Weight)),
        ModeSeeking => ForGenerator(new ModeSeeking(Weight)),
        LocalStability => ForGenerator(new LocalStability(Weight, objective, networks.Discriminator)),
        HistoricalAveraging => new RegularizerSet(
            [new HistoricalAveraging(Weight, networks.Discriminator)], [new HistoricalAveraging(Weight, networks.Generator)], []),
        _ => new RegularizerSet([], [], [new WeightClipping(Limit)]),
    };

    // As its paper, and GanRegularizer, calls it.
    private string WeightName => Kind switch
    {
        R1 or R2 => "gamma",
        WassersteinDivergence => "k",
        _ => nameof(Weight),
    };

    private Tensor DraganShape(Tensor squared) => Form switch
    {
        DraganForm.Distance => GradientShapes.Distance(squared, Target),
        DraganForm.Excess => GradientShapes.SquaredExcess(squared, Target),
        _ => squared,
    };

    private RegularizerSet OnGradient(IPenaltyPoints points, Func<Tensor, Tensor> shape) => ForDiscriminator(new GradientPenalty(Weight, points, shape));

    private RegularizerSet ForDiscriminator(IDiscriminatorRegularizer penalty) =>
        new([Interval == 1 ? penalty : new LazyDiscriminatorPenalty(penalty, Interval)], [], []);

    private RegularizerSet ForGenerator(IGeneratorRegularizer penalty) =>
        new([], [Interval == 1 ? penalty : new LazyGeneratorPenalty(penalty, Interval)], []);
}
