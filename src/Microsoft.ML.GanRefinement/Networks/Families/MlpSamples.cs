using Microsoft.ML.GanRefinement.Data;

namespace Microsoft.ML.GanRefinement.Networks.Families;

/// <summary>Samples of a perceptron: vectors, or images of which it sees the values in a row.</summary>
internal static class MlpSamples
{
    /// <summary>The shape of a batch.</summary>
    public static long[] Shape(ImageShape image) => IsVector(image) ? [-1, image.Width] : [-1, image.Channels, image.Height, image.Width];

    /// <summary>Values in a sample with as many more channels.</summary>
    public static long Size(ImageShape image, int moreChannels = 0) =>
        IsVector(image) ? image.Width + moreChannels : (long)(image.Channels + moreChannels) * image.Height * image.Width;

    private static bool IsVector(ImageShape image) => image is { Channels: 1, Height: 1 };
}
