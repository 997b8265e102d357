using System.Globalization;

namespace Microsoft.ML.GanRefinement;

/// <summary>A lens's step: L_L = λ·L_A + L_R.</summary>
public sealed class GanLensProgress
{
    internal GanLensProgress(double weight, float? adversarialLoss, float reconstructionLoss) =>
        (Weight, AdversarialLoss, ReconstructionLoss) = (weight, adversarialLoss, reconstructionLoss);

    /// <summary>λ: the weight of the adversarial loss; 1 at first and 0 at the end of tempering.</summary>
    public double Weight { get; }

    /// <summary>L_A: the discriminator's loss on lensed real samples as if they were generated, without λ. Null where λ is 0, which leaves it out.</summary>
    public float? AdversarialLoss { get; }

    /// <summary>L_R: the squared change that the lens makes to real samples, as a mean over samples and values. 0 once the lens is the identity.</summary>
    public float ReconstructionLoss { get; }

    /// <summary>The three in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"lens λ {Weight:F3}, {(AdversarialLoss is { } loss ? $"A {loss.ToString("F4", CultureInfo.InvariantCulture)}, " : "")}R {ReconstructionLoss:G3}");
}
