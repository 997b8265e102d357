using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>What an objective is rebuilt from, so that a loaded model can be refined with the loss it was trained with. A value that a file
/// lacks is the default of here.</summary>
internal sealed record ObjectiveSpecification
{
    public const string NonSaturating = "nonSaturating";
    public const string Minimax = "minimax";
    public const string LeastSquares = "leastSquares";
    public const string Hinge = "hinge";
    public const string Wasserstein = "wasserstein";
    public const string EnergyBased = "energyBased";
    public const string Relativistic = "relativistic";
    public const string RelativisticAverage = "relativisticAverage";

    private static readonly string[] Known = [NonSaturating, Minimax, LeastSquares, Hinge, Wasserstein, EnergyBased, Relativistic, RelativisticAverage];

    /// <summary>The adversarial loss.</summary>
    public string Adversarial { get; init; } = Hinge;

    /// <summary>What real samples are labelled with: one-sided label smoothing of the losses with a logarithm.</summary>
    public double RealLabel { get; init; } = 1;

    /// <summary>The least-squares loss's target of D for generated samples, a.</summary>
    public double FakeTarget { get; init; }

    /// <summary>The least-squares loss's target of D for real samples, b.</summary>
    public double RealTarget { get; init; } = 1;

    /// <summary>The least-squares loss's target of G, c.</summary>
    public double GeneratorTarget { get; init; } = 1;

    /// <summary>Whether the least-squares loss has the factor ½.</summary>
    public bool Half { get; init; } = true;

    /// <summary>The energy-based loss's margin.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>The weight α of the auxiliary classifier in G's loss; null where there is no auxiliary classifier.</summary>
    public double? ClassificationWeight { get; init; }

    /// <summary>The weight β of the auxiliary classifier in D's loss.</summary>
    public double DiscriminatorClassificationWeight { get; init; } = 1;

    /// <summary>Whether D's loss classifies generated samples too.</summary>
    public bool ClassifiesFakes { get; init; }

    /// <summary>Builds the objective.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The name is unknown to this version, or a number is out of its range.</exception>
    public IObjective Build()
    {
        var adversarial = BuildAdversarial();
        if (ClassificationWeight is not { } weight)
            return adversarial;
        OptionChecks.Between(0, double.MaxValue, weight, nameof(ClassificationWeight));
        OptionChecks.Positive(DiscriminatorClassificationWeight);
        return new SumObjective([adversarial, new AuxiliaryClassification(weight, DiscriminatorClassificationWeight, ClassifiesFakes)]);
    }

    private IObjective BuildAdversarial()
    {
        OptionChecks.Positive(RealLabel, maximum: 1);
        OptionChecks.Positive(Margin);
        OptionChecks.Between(double.MinValue, double.MaxValue, FakeTarget);
        OptionChecks.Between(double.MinValue, double.MaxValue, RealTarget);
        OptionChecks.Between(double.MinValue, double.MaxValue, GeneratorTarget);
        return Adversarial switch
        {
            NonSaturating => new NonSaturatingObjective(RealLabel),
            Minimax => new MinimaxObjective(RealLabel),
            LeastSquares => new LeastSquaresObjective(FakeTarget, RealTarget, GeneratorTarget, Half),
            Hinge => new HingeObjective(),
            Wasserstein => new WassersteinObjective(),
            EnergyBased => new EnergyBasedObjective(Margin),
            Relativistic => new RelativisticObjective(),
            RelativisticAverage => new RelativisticAverageObjective(),
            _ => throw new ArgumentOutOfRangeException(
                nameof(Adversarial), Adversarial, $"Unknown adversarial loss; this version knows {string.Join(", ", Known)}."),
        };
    }
}
