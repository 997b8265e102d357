using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Xunit;
using Anchor = Microsoft.ML.Transforms.Image.ImageResizingEstimator.Anchor;
using ResizingKind = Microsoft.ML.Transforms.Image.ImageResizingEstimator.ResizingKind;

namespace Microsoft.ML.Conformance.Tests.Images;

public sealed class ResizeImagesTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Fill_takes_the_nearest_pixel()
    {
        MLImage wide = Pixels.Image(6, 1, (x, _) => (10 * x, 0, 0));

        Assert.Equal([10, 40], Reds(wide, 2, 1, ResizingKind.Fill));
    }

    [Fact]
    public void Fill_repeats_pixels_when_it_enlarges()
    {
        MLImage small = Pixels.Image(2, 1, (x, _) => (10 + x, 0, 0));

        Assert.Equal([10, 10, 11, 11, 10, 10, 11, 11], Reds(small, 4, 2, ResizingKind.Fill));
    }

    [Fact]
    public void Padding_leaves_black_bars()
    {
        MLImage white = Pixels.Image(8, 4, (_, _) => (255, 255, 255));

        int[] expected = [.. Enumerable.Repeat(0, 16), .. Enumerable.Repeat(255, 32), .. Enumerable.Repeat(0, 16)];
        Assert.Equal(expected, Reds(white, 8, 8, ResizingKind.IsoPad));
    }

    [Theory]
    [InlineData(Anchor.Left, 20)]
    [InlineData(Anchor.Right, 220)]
    public void Cropping_keeps_the_anchored_side(Anchor anchor, int expected)
    {
        MLImage halves = Pixels.Image(16, 8, (x, _) => x < 8 ? (20, 20, 20) : (220, 220, 220));

        int[] reds = Reds(halves, 4, 4, ResizingKind.IsoCrop, anchor);

        // The column next to the seam mixes both halves.
        int far = anchor == Anchor.Left ? 0 : 3;
        Assert.All(Enumerable.Range(0, 4), row => Assert.Equal(expected, reds[4 * row + far]));
    }

    [Fact]
    public void Cropping_is_the_default_and_keeps_the_centre()
    {
        MLImage stripes = Pixels.Image(12, 4, (x, _) => x is >= 4 and < 8 ? (200, 200, 200) : (0, 0, 0));

        int[] reds = Reds(stripes, 4, 4);

        Assert.Equal(16, reds.Length);
        Assert.All(reds, value => Assert.InRange(value, 150, 220));
    }

    [Fact]
    public void One_color_stays_one_color_whatever_the_size()
    {
        MLImage plain = Pixels.Image(7, 5, (_, _) => (12, 34, 56));

        byte[] pixels = Assert.Single(Resize(plain, 4, 6, ResizingKind.IsoCrop, Anchor.Center, Pixels.Of));

        Assert.Equal(Enumerable.Repeat<byte[]>([12, 34, 56, 255], 24).SelectMany(pixel => pixel), pixels);
    }

    [Fact]
    public void An_image_of_the_right_size_is_handed_on_itself()
    {
        MLImage image = Pixels.Image(2, 1, 1, 2, 3, 255, 4, 5, 6, 255);

        Assert.Same(image, Assert.Single(Resize(image, 2, 1, ResizingKind.IsoCrop, Anchor.Center, result => result)));
    }

    [Fact]
    public void The_tag_goes_along_and_the_size_is_in_the_type()
    {
        MLImage image = Pixels.Image(2, 2, (_, _) => (1, 1, 1));
        image.Tag = "from here";
        IDataView view = ImageViews.OfImages(_ml, new ImageDataViewType(2, 2), image);
        IDataView output = _ml.Transforms.ResizeImages("Small", 3, 4, ImageViews.Column).Fit(view).Transform(view);

        Assert.Equal(new ImageDataViewType(height: 4, width: 3), output.Schema["Small"].Type);
        Assert.Equal(["from here"], ImageViews.Read(output, "Small", result => result.Tag));
    }

    [Fact]
    public void Sizes_must_be_positive_and_the_input_an_image()
    {
        Assert.Throws<ArgumentOutOfRangeException>("imageWidth", () => _ml.Transforms.ResizeImages("Small", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("imageHeight", () => _ml.Transforms.ResizeImages("Small", 1, 0));
        IDataView view = ImageViews.OfVectors(_ml, NumberDataViewType.Single, [[1f]]);
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Transforms.ResizeImages("Small", 1, 1, "Values").Fit(view));
    }

    private int[] Reds(MLImage image, int width, int height, ResizingKind kind = ResizingKind.IsoCrop, Anchor anchor = Anchor.Center)
        => Assert.Single(Resize(image, width, height, kind, anchor, Pixels.Reds));

    private List<T> Resize<T>(MLImage image, int width, int height, ResizingKind kind, Anchor anchor, Func<MLImage, T> read)
    {
        IDataView view = ImageViews.OfImages(_ml, new ImageDataViewType(image.Height, image.Width), image);
        return ImageViews.Read(
            _ml.Transforms.ResizeImages("Small", width, height, ImageViews.Column, kind, anchor).Fit(view).Transform(view), "Small", read);
    }
}
