using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>What a regulariser is built from. A value that a file lacks is the default of here.</summary>
internal sealed record RegularizerSpecification
{
    public const string GradientPenalty = "gradientPenalty";
    public const string WeightClipping = "weightClipping";
    public const string UniformClasses = "uniformClasses";

    private static readonly string[] Known = [GradientPenalty, WeightClipping, UniformClasses];

    /// <summary>Which one.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The factor of a penalty; at 0 there is none.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>k, the gradient norm that a penalty aims at.</summary>
    public double Target { get; init; } = 1;

    /// <summary>Whether only norms above the target cost.</summary>
    public bool OneSided { get; init; }

    /// <summary>c, what weights are clipped to.</summary>
    public double Limit { get; init; } = 0.01;

    /// <summary>Steps from one penalty to the next.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>Refuses what no regulariser can be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unknown to this version, or a number is out of its range.</exception>
    public void Check()
    {
        if (!Known.Contains(Kind))
            throw new ArgumentOutOfRangeException(nameof(Kind), Kind, $"Unknown regulariser; this version knows {string.Join(", ", Known)}.");
        OptionChecks.Between(0, double.MaxValue, Weight);
        OptionChecks.Between(0, double.MaxValue, Target);
        OptionChecks.Positive(Limit);
        OptionChecks.AtLeast(1, Interval);
        if (Interval > 1 && Kind == WeightClipping)
            throw new InvalidOperationException($"{Kind} follows every step: it has no interval.");
    }

    /// <summary>The regulariser's parts; none where the weight is 0.</summary>
    /// <param name="seed">Of the training.</param>
    /// <param name="networks">The players.</param>
    public RegularizerSet Build(int seed, NetworkPair networks) => Weight == 0 ? RegularizerSet.Empty : Kind switch
    {
        GradientPenalty => ForDiscriminator(new GradientPenalty(Weight, new InterpolatedPoints(seed),
            OneSided ? s => GradientShapes.Excess(s, Target) : s => GradientShapes.Distance(s, Target))),
        UniformClasses => ForDiscriminator(new UniformClassesOnFakes(Weight)),
        _ => new RegularizerSet([], [], [new WeightClipping(Limit)]),
    };

    private RegularizerSet ForDiscriminator(IDiscriminatorRegularizer penalty) =>
        new([Interval == 1 ? penalty : new LazyDiscriminatorPenalty(penalty, Interval)], [], []);
}
