
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>The error of an image whose size an architecture cannot make.</summary>
internal static class ImageSizes
{
    /// <summary>It says which sizes fit, and what to add.</summary>
    public static ArgumentOutOfRangeException Error(ImageShape image, string architecture, string rule) => new(
        nameof(image), image, $"{architecture} cannot make {image} images: {rule}. Load images at such a size, with imageHeight and imageWidth of "
            + "LoadImageFolder and its like, or add mlContext.Transforms.ResizeImages(…) before ExtractPixels.");
}
