using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>What a user's own discriminator says of a batch.</summary>
public sealed class GanJudgement
{
    /// <summary>Creates one.</summary>
    /// <param name="logits">[B] or [B, 1]: a logit or critic value for each sample, larger is more real; not squashed by a sigmoid.</param>
    /// <param name="classLogits">[B, classes]: logits of an auxiliary classifier, which methods such as Fast-RobGAN need; null where there
    /// is none.</param>
    /// <param name="features">[B, …]: a hidden layer, for the methods that compare features; null takes the logits for it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logits"/> is null.</exception>
    public GanJudgement(Tensor logits, Tensor? classLogits = null, Tensor? features = null)
    {
        ArgumentNullException.ThrowIfNull(logits);
        (Logits, ClassLogits, Features) = (logits, classLogits, features);
    }

    /// <summary>A logit or critic value for each sample, larger is more real.</summary>
    public Tensor Logits { get; }

    /// <summary>Logits of an auxiliary classifier, or null.</summary>
    public Tensor? ClassLogits { get; }

    /// <summary>A hidden layer, or null.</summary>
    public Tensor? Features { get; }
}
