namespace Microsoft.ML.GanRefinement.Objectives;

/// <summary>What an objective is rebuilt from, so that a loaded model can be refined with the loss it was trained with.</summary>
internal sealed record ObjectiveSpecification
{
    public const string Hinge = "hinge";

    /// <summary>The adversarial loss.</summary>
    public string Adversarial { get; init; } = Hinge;

    /// <summary>The weight α of the auxiliary classifier in G's loss; null where there is no auxiliary classifier.</summary>
    public double? ClassificationWeight { get; init; }

    /// <summary>Builds the objective.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The name is unknown to this version, or the weight is no finite number from
    /// 0.</exception>
    public IObjective Build()
    {
        if (Adversarial != Hinge)
            throw new ArgumentOutOfRangeException(nameof(Adversarial), Adversarial, $"Unknown adversarial loss; this version knows {Hinge}.");
        if (ClassificationWeight is not { } weight)
            return new HingeObjective();
        if (!double.IsFinite(weight) || weight < 0)
            throw new ArgumentOutOfRangeException(nameof(ClassificationWeight), weight, $"{nameof(ClassificationWeight)} must be a finite number from 0.");
        return new SumObjective([new HingeObjective(), new AuxiliaryClassification(weight)]);
    }
}
