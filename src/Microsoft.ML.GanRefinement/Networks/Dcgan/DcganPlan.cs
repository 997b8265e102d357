
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Networks.Dcgan;

/// <summary>How a DCGAN gets from its smallest feature map to the image: by doublings, four at the most, from a map of at least 4 pixels a
/// side.</summary>
/// <param name="TopHeight">Height of the smallest map.</param>
/// <param name="TopWidth">Width of the smallest map.</param>
/// <param name="Doublings">Number of doublings, which is the number of convolutions with stride 2 in each network.</param>
/// <param name="TopChannels">Channels of the smallest map in the generator.</param>
internal sealed record DcganPlan(int TopHeight, int TopWidth, int Doublings, int TopChannels)
{
    private const int SmallestSide = 4;
    private const int MostDoublings = 4;

    /// <summary>The plan for an image shape: 28 = 7·2², 32 = 4·2³, 48 = 6·2³, 64 = 4·2⁴.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side cannot be halved at least once.</exception>
    public static DcganPlan For(ImageShape image, int baseChannels, string architecture = "A DCGAN")
    {
        var (height, width, doublings) = (image.Height, image.Width, 0);
        while (doublings < MostDoublings && CanHalve(height) && CanHalve(width))
            (height, width, doublings) = (height / 2, width / 2, doublings + 1);
        if (doublings == 0)
            throw ImageSizes.Error(image, architecture, $"both sides must be even and at least {2 * SmallestSide}, better 28, 32, 48 or 64");

        return new DcganPlan(height, width, doublings, checked(baseChannels << (doublings - 1)));
    }

    private static bool CanHalve(int side) => side % 2 == 0 && side / 2 >= SmallestSide;
}
