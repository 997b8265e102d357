using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>What a discriminator computes for a batch, with all of its heads.</summary>
public sealed class DiscriminatorOutput
{
    /// <summary>Creates one.</summary>
    /// <param name="logits">[B] or [B, 1]: a logit or critic value for each sample, larger is more real; not squashed by a sigmoid.</param>
    /// <param name="classLogits">[B, classes]: logits of an auxiliary classifier, which methods such as Fast-RobGAN need; null where there is none.</param>
    /// <param name="features">[B, …]: a hidden layer, for the methods that compare features; null to use the logits.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logits"/> is null.</exception>
    public DiscriminatorOutput(Tensor logits, Tensor? classLogits = null, Tensor? features = null)
    {
        ArgumentNullException.ThrowIfNull(logits);
        // Without features of its own, what the network says of a sample is all that is known of it.
        (Logits, ClassLogits, Features) = (logits, classLogits, features ?? (logits.dim() == 1 ? logits.unsqueeze(1) : logits));
    }

    /// <summary>A logit or critic value for each sample, larger is more real.</summary>
    public Tensor Logits { get; }

    /// <summary>Logits of an auxiliary classifier, or null.</summary>
    public Tensor? ClassLogits { get; }

    /// <summary>A hidden layer.</summary>
    public Tensor Features { get; }

    /// <summary>[B, K]: what the discriminator reads of the latent's first values, behind those of <see cref="CodeCategories"/>, for
    /// <see cref="GanRegularizer.MutualInformation"/>. Null where there is
    /// none.</summary>
    public Tensor? Codes { get; init; }

    /// <summary>[B, K]: logits of what the discriminator takes for the largest of the latent's first K values, for
    /// <see cref="GanRegularizer.MutualInformation"/>; see <see cref="GanNetworkOptions.LatentCategories"/>. Null where there is none.</summary>
    public Tensor? CodeCategories { get; init; }

    /// <summary>[B, K]: logits of categories without names, for <see cref="GanObjective.Categorical"/>. Null where there are none.</summary>
    public Tensor? Categories { get; init; }

    /// <summary>[B, E]: a unit vector for each sample, of which <see cref="ClassLogits"/> has the products with the classes' unit vectors; for
    /// <see cref="ClassConditioning.NormalizedClassifier"/>. Null where there is none.</summary>
    public Tensor? Embedding { get; init; }
}
