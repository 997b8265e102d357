using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Augmentation;

/// <summary>What augmentations take.</summary>
internal static class AugmentedImages
{
    /// <summary>Refuses anything but [B, C, H, W].</summary>
    /// <exception cref="InvalidOperationException">The samples are not images.</exception>
    public static void Check(Tensor samples)
    {
        if (samples.dim() != 4)
        {
            throw new InvalidOperationException(
                $"DiffAugment changes images, of shape [batch, channels, height, width]; "
                    + $"these samples have shape [{string.Join(", ", samples.shape.Select(n => $"{n}"))}].");
        }
    }
}
