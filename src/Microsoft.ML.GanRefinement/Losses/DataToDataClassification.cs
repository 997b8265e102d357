using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>The data-to-data cross entropy of ReACGAN (Kang et al. 2021, D2D-CE). With unit vectors f of samples and v of classes, p = min(0,
/// f_i·v_{y_i} − m)/τ and n_j = max(0, f_i·f_j − (1−m))/τ for the batch's samples of other classes, a sample's loss is −ln(e^p / (e^p + Σ_j
/// e^{n_j})). Pairs that are right by the margin have no slope.</summary>
/// <remarks>Without a batch to compare with, in latent searches and refinement, a sample's loss is −p: there each goes its own way.</remarks>
internal sealed record DataToDataClassification : SeparableObjective
{
    // e to this is 0 in single precision.
    private const double Never = -1e4;

    /// <param name="generatorWeight">α; 0 leaves G's term out.</param>
    /// <param name="discriminatorWeight">β &gt; 0.</param>
    /// <param name="classifiesFakes">Whether D classifies generated samples too.</param>
    /// <param name="temperature">τ &gt; 0.</param>
    /// <param name="margin">m, above 0 and at most 1.</param>
    [JsonConstructor]
    public DataToDataClassification(
        double generatorWeight, double discriminatorWeight = 1, bool classifiesFakes = false, double temperature = 0.5, double margin = 0.98)
    {
        OptionChecks.Between(0, double.MaxValue, generatorWeight);
        OptionChecks.Positive(discriminatorWeight);
        OptionChecks.Positive(temperature);
        OptionChecks.Positive(margin, maximum: 1);
        (GeneratorWeight, DiscriminatorWeight, ClassifiesFakes) = (generatorWeight, discriminatorWeight, classifiesFakes);
        (Temperature, Margin) = (temperature, margin);
    }

    /// <summary>α.</summary>
    public double GeneratorWeight { get; }

    /// <summary>β.</summary>
    public double DiscriminatorWeight { get; }

    /// <summary>Whether D classifies generated samples too.</summary>
    public bool ClassifiesFakes { get; }

    /// <summary>τ.</summary>
    public double Temperature { get; }

    /// <summary>m.</summary>
    public double Margin { get; }

    internal override string Term => "classification";

    internal override Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => Losses(output, classes!).mean().Times(DiscriminatorWeight);

    internal override Tensor? FakeLoss(DiscriminatorOutput output, Tensor? classes) =>
        ClassifiesFakes ? Losses(output, classes!).mean().Times(DiscriminatorWeight) : null;

    internal override Tensor GeneratorLosses(GeneratorStep step) => GeneratorWeight == 0
        ? zeros_like(step.FakeOutput.Logits)
        : (step.Generator is null ? -Attraction(step.FakeOutput, step.Classes!) : Losses(step.FakeOutput, step.Classes!)).Times(GeneratorWeight);

    // [B]
    private Tensor Losses(DiscriminatorOutput output, Tensor classes)
    {
        var embedding = output.Embedding ?? throw new InvalidOperationException(
            "Networks with ClassConditioning.NormalizedClassifier need a discriminator that gives DiscriminatorOutput.Embedding: "
                + "a unit vector for each sample.");
        var attraction = Attraction(output, classes);
        var repulsion = embedding.matmul(AcrossRanks.Rows(embedding).t()).Minus(1 - Margin).AtLeast(0.0).Over(Temperature);
        var others = classes.unsqueeze(1).ne(AcrossRanks.Rows(classes).unsqueeze(0));
        repulsion = where(others, repulsion, zeros_like(repulsion).Plus(Never));
        return cat([attraction.unsqueeze(1), repulsion], 1).logsumexp(1) - attraction;
    }

    // [B]: p.
    private Tensor Attraction(DiscriminatorOutput output, Tensor classes) =>
        output.ClassLogits!.gather(1, classes.unsqueeze(1)).squeeze(1).Minus(Margin).AtMost(0).Over(Temperature);
}
