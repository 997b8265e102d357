
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks.Dcgan;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Dcgan;

public class DcganPlanTests
{
    [Theory]
    [InlineData(28, 28, 7, 7, 2)]
    [InlineData(32, 32, 4, 4, 3)]
    [InlineData(48, 48, 6, 6, 3)]
    [InlineData(64, 64, 4, 4, 4)]
    [InlineData(128, 128, 8, 8, 4)]
    [InlineData(32, 64, 4, 8, 3)]
    public void Doubles_from_the_smallest_map_to_the_image(int height, int width, int topHeight, int topWidth, int doublings)
    {
        var plan = DcganPlan.For(new ImageShape(1, height, width), 16);
        Assert.Equal(new DcganPlan(topHeight, topWidth, doublings, 16 << (doublings - 1)), plan);
    }

    [Theory]
    [InlineData(27, 28)]
    [InlineData(28, 29)]
    [InlineData(6, 6)]
    public void Names_the_sizes_that_fit_where_a_side_does_not(int height, int width)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => DcganPlan.For(new ImageShape(1, height, width), 16));
        Assert.Contains("28, 32, 48 or 64", error.Message);
        Assert.Contains($"1×{height}×{width}", error.Message);
        Assert.Contains("ResizeImages", error.Message);
        Assert.Contains("imageHeight and imageWidth of LoadImageFolder", error.Message);
    }
}
