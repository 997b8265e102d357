using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Xunit;
using ColorBits = Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator.ColorBits;
using ColorsOrder = Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator.ColorsOrder;

namespace Microsoft.ML.Conformance.Tests.Images;

public sealed class ExtractPixelsTests
{
    private static readonly byte[] Rgba = [10, 20, 30, 255, 40, 50, 60, 255];

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Planes_come_as_red_green_blue_by_default()
    {
        IDataView output = Apply(_ml.Transforms.ExtractPixels("Pixels", ImageViews.Column));

        Assert.Equal<float>([10, 40, 20, 50, 30, 60], ImageViews.FirstVector<float>(output, "Pixels"));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3, 1, 2), output.Schema["Pixels"].Type);
    }

    [Fact]
    public void Interleaved_pixels_have_their_colors_together()
    {
        IDataView output = Apply(_ml.Transforms.ExtractPixels("Pixels", ImageViews.Column, interleavePixelColors: true));

        Assert.Equal<float>([10, 20, 30, 40, 50, 60], ImageViews.FirstVector<float>(output, "Pixels"));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 2, 3), output.Schema["Pixels"].Type);
    }

    [Theory]
    [InlineData(ColorsOrder.ARGB, new float[] { 255, 10, 20, 30 })]
    [InlineData(ColorsOrder.ARBG, new float[] { 255, 10, 30, 20 })]
    [InlineData(ColorsOrder.ABRG, new float[] { 255, 30, 10, 20 })]
    [InlineData(ColorsOrder.ABGR, new float[] { 255, 30, 20, 10 })]
    [InlineData(ColorsOrder.AGRB, new float[] { 255, 20, 10, 30 })]
    [InlineData(ColorsOrder.AGBR, new float[] { 255, 20, 30, 10 })]
    public void The_order_is_that_of_its_letters(ColorsOrder order, float[] expected)
    {
        IDataView output = Apply(
            _ml.Transforms.ExtractPixels("Pixels", ImageViews.Column, ColorBits.All, order, interleavePixelColors: true));

        Assert.Equal(expected, ImageViews.FirstVector<float>(output, "Pixels")[..4]);
    }

    [Theory]
    [InlineData(ColorBits.Red, new float[] { 10, 40 })]
    [InlineData(ColorBits.Blue, new float[] { 30, 60 })]
    [InlineData(ColorBits.Red | ColorBits.Blue, new float[] { 10, 40, 30, 60 })]
    [InlineData(ColorBits.Alpha, new float[] { 255, 255 })]
    public void Only_the_asked_colors_get_a_plane(ColorBits colors, float[] expected)
        => Assert.Equal(
            expected, ImageViews.FirstVector<float>(Apply(_ml.Transforms.ExtractPixels("Pixels", ImageViews.Column, colors)), "Pixels"));

    [Fact]
    public void The_offset_is_subtracted_before_scaling()
    {
        IDataView output = Apply(_ml.Transforms.ExtractPixels("Pixels", ImageViews.Column, offsetImage: 127.5f, scaleImage: 1 / 127.5f));

        Assert.Equal(
            [.. new[] { 10, 40, 20, 50, 30, 60 }.Select(value => (value - 127.5f) * (1 / 127.5f))], ImageViews.FirstVector<float>(output, "Pixels"));
    }

    [Fact]
    public void Bytes_ignore_offset_and_scale()
    {
        IDataView output = Apply(
            _ml.Transforms.ExtractPixels("Pixels", ImageViews.Column, offsetImage: 5, scaleImage: 7, outputAsFloatArray: false));

        Assert.Equal<byte>([10, 40, 20, 50, 30, 60], ImageViews.FirstVector<byte>(output, "Pixels"));
    }

    [Fact]
    public void A_missing_image_is_all_zeros()
    {
        IDataView view = ImageViews.OfImages(_ml, new ImageDataViewType(1, 2), [null!]);

        Assert.Equal(
            new float[6], ImageViews.FirstVector<float>(
                _ml.Transforms.ExtractPixels("Pixels", ImageViews.Column).Fit(view).Transform(view), "Pixels"));
    }

    [Fact]
    public void The_image_must_have_a_known_size_and_keep_it()
    {
        IDataView unknown = ImageViews.OfImages(_ml, new ImageDataViewType(), Pixels.Image(2, 1, Rgba));
        ImagePixelExtractingEstimator estimator = _ml.Transforms.ExtractPixels("Pixels", ImageViews.Column);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(unknown));
        Assert.Contains(
            "Schema mismatch for input column 'Image': expected known-size image, got unknown-size image", error.Message, StringComparison.Ordinal);
        IDataView wrong = ImageViews.OfImages(_ml, new ImageDataViewType(2, 2), Pixels.Image(2, 1, Rgba));
        Assert.Throws<InvalidOperationException>(() => ImageViews.FirstVector<float>(estimator.Fit(wrong).Transform(wrong), "Pixels"));
    }

    [Fact]
    public void A_missing_or_other_column_is_refused()
    {
        IDataView view = ImageViews.OfVectors(_ml, NumberDataViewType.Single, [[1f]]);

        var missing = Assert.Throws<ArgumentOutOfRangeException>(
            "inputSchema", () => _ml.Transforms.ExtractPixels("Pixels", "Nothing").Fit(view));
        Assert.Contains("Could not find input column 'Nothing'", missing.Message, StringComparison.Ordinal);
        var wrong = Assert.Throws<ArgumentOutOfRangeException>(
            "inputSchema", () => _ml.Transforms.ExtractPixels("Pixels", "Values").Fit(view));
        Assert.Contains(
            "Schema mismatch for input column 'Values': expected image, got Vector<Single, 1>", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("scaleImage", () => _ml.Transforms.ExtractPixels("Pixels", scaleImage: 0));
        Assert.Throws<ArgumentOutOfRangeException>("offsetImage", () => _ml.Transforms.ExtractPixels("Pixels", offsetImage: float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("colorsToExtract", () => _ml.Transforms.ExtractPixels("Pixels", colorsToExtract: 0));
    }

    private IDataView Apply(ImagePixelExtractingEstimator estimator)
    {
        IDataView view = ImageViews.OfImages(_ml, new ImageDataViewType(1, 2), Pixels.Image(2, 1, Rgba));
        return estimator.Fit(view).Transform(view);
    }
}
