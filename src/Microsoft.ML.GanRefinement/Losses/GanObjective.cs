using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>The adversarial losses of the two players. Immutable.</summary>
/// <remarks>D is the discriminator's logit or critic value, E the mean over a batch.</remarks>
// To add a loss: a file with its factory and record, and a line here, whose name model files keep.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "adversarial")]
[JsonDerivedType(typeof(NonSaturatingLoss), "nonSaturating")]
[JsonDerivedType(typeof(MinimaxLoss), "minimax")]
[JsonDerivedType(typeof(LeastSquaresLoss), "leastSquares")]
[JsonDerivedType(typeof(HingeLoss), "hinge")]
[JsonDerivedType(typeof(WassersteinLoss), "wasserstein")]
[JsonDerivedType(typeof(EnergyBasedLoss), "energyBased")]
[JsonDerivedType(typeof(RelativisticLoss), "relativistic")]
[JsonDerivedType(typeof(RelativisticAverageLoss), "relativisticAverage")]
[JsonDerivedType(typeof(FGanLoss), "fGan")]
[JsonDerivedType(typeof(PrimalDualLoss), "primalDual")]
[JsonDerivedType(typeof(FeatureMatchingLoss), "featureMatching")]
[JsonDerivedType(typeof(CategoricalLoss), "categorical")]
[JsonDerivedType(typeof(BidirectionalLoss), "bidirectional")]
[JsonDerivedType(typeof(AdversarialAutoencoderLoss), "adversarialAutoencoder")]
[JsonDerivedType(typeof(VariationalLoss), "variational")]
[JsonDerivedType(typeof(AuxiliaryClassification), "auxiliaryClassification")]
[JsonDerivedType(typeof(DataToDataClassification), "dataToDataClassification")]
[JsonDerivedType(typeof(SumObjective), "sum")]
public abstract partial record GanObjective
{
    private protected GanObjective()
    {
    }

    /// <summary>The objective and its numbers, as JSON.</summary>
    public sealed override string ToString() => JsonSerializer.Serialize(this);

    /// <summary>What reports call it.</summary>
    internal virtual string Term => "adversarial";

    /// <summary>What it is the sum of.</summary>
    internal virtual IReadOnlyList<GanObjective> Summands => [this];

    /// <summary>Whether <see cref="GeneratorLosses"/> reads <see cref="GeneratorStep.RealOutput"/> where it is there.</summary>
    internal virtual bool ComparesWithReal => false;

    /// <summary>Whether D's loss tells real from generated samples by a negative energy, so that D must be an autoencoder.</summary>
    internal virtual bool IsOfEnergies => false;

    /// <summary>Whether D must sort samples into categories.</summary>
    internal virtual bool IsOfCategories => false;

    /// <summary>The encoder that networks must have for it.</summary>
    internal virtual GanEncoder Encoder => GanEncoder.None;

    /// <summary>Whether D's scores grow without bound unless something keeps D Lipschitz.</summary>
    internal virtual bool NeedsLipschitz => false;

    /// <summary>Whether D's loss is a sum of one on real and one on generated samples.</summary>
    internal virtual bool IsSeparable => false;

    /// <summary>Whether an optimal D's score is ln p_data/p_G.</summary>
    internal virtual bool ScoreIsLogRatio => false;

    /// <summary>Whether <see cref="Dual"/> has a value.</summary>
    internal virtual bool HasDual => false;

    /// <summary>The form that a lens lowers: that whose fake term is weighed against ‖x − L(x)‖².</summary>
    internal virtual GanObjective ForLens => this;

    /// <summary>Whether D's loss in training looks at generated samples.</summary>
    internal virtual bool DiscriminatorReadsFakes => true;

    /// <summary>Whether it reads what D says of them as they are; a loss that does not may still ask D something else.</summary>
    internal virtual bool DiscriminatorReadsFakeOutput => true;

    /// <summary>Whether G's loss in training reads what D says of its samples.</summary>
    internal virtual bool GeneratorReadsFakeOutput => true;

    /// <summary>The discriminator's loss to minimise, a scalar: the mean over the batch.</summary>
    internal abstract Tensor DiscriminatorLoss(DiscriminatorStep step);

    /// <summary>The part of D's loss on real samples, which a perturbation of them raises: a scalar, the mean over the batch. Null where
    /// there is none.</summary>
    internal virtual Tensor? RealLoss(DiscriminatorOutput output, Tensor? classes) => null;

    /// <summary>The part of D's loss on samples that count as generated: a scalar, the mean over the batch. Null where there is
    /// none.</summary>
    internal virtual Tensor? FakeLoss(DiscriminatorOutput output, Tensor? classes) => null;

    /// <summary>D's loss in two parts: that on real samples alone, and the rest. A loss that compares the two is the first part as a
    /// whole.</summary>
    internal (Tensor OnReal, Tensor? Remainder) DiscriminatorTerms(DiscriminatorStep step) =>
        IsSeparable && RealLoss(step.RealOutput, step.RealClasses) is { } real
            ? (real, FakeLoss(step.FakeOutput, step.FakeClasses))
            : (DiscriminatorLoss(step), null);

    /// <summary>The generator's loss to minimise, [B], one value a sample: training takes the mean, latent refinement the sum, so that a
    /// sample's gradient does not depend on the batch it is in.</summary>
    internal abstract Tensor GeneratorLosses(GeneratorStep step);

    /// <summary>f₁ of a Lagrangian's constraints at D's scores, 0 at equilibrium, in the shape of the scores; null where the objective is none.</summary>
    internal virtual Tensor? Dual(Tensor scores) => null;

    /// <summary>The discriminator's loss on lensed samples that count as generated, beside the same samples without the lens as real ones:
    /// what a lens lowers. A scalar, the mean over the batch, up to a constant; null where there is none.</summary>
    /// <param name="lensed">With a graph to the lens.</param>
    /// <param name="real">What the discriminator says of the samples without the lens, without a graph; a pass of its own.</param>
    /// <param name="classes">[B], or null.</param>
    internal abstract Tensor? LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes);
}
