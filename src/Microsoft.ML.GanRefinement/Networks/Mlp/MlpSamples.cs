
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Networks.Mlp;

/// <summary>Samples of a perceptron: vectors, or images of which it sees the values in a row.</summary>
internal static class MlpSamples
{
    /// <summary>The shape of a batch.</summary>
    public static long[] Shape(ImageShape image) => image.Batch(-1);

    /// <summary>Values in a sample with as many more channels.</summary>
    public static long Size(ImageShape image, int moreChannels = 0) =>
        image.IsVector ? image.Width + moreChannels : (long)(image.Channels + moreChannels) * image.Height * image.Width;
}
