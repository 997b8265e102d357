
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

public sealed class PixelScaleTests
{
    [Fact]
    public void Every_byte_is_scaled_by_the_formula()
    {
        var pixels = Enumerable.Range(0, 256).Select(pixel => (byte)pixel).ToArray();
        var values = new float[256];

        PixelScale.ToFloats(pixels, values);

        Assert.Equal(-1f, values[0]);
        Assert.Equal(1f, values[255]);
        Assert.Equal(pixels.Select(pixel => (pixel - 127.5f) * (1f / 127.5f)), values);
    }
}
