using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Xunit;
using ColorBits = Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator.ColorBits;
using ColorsOrder = Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator.ColorsOrder;

namespace Microsoft.ML.Conformance.Tests.Images;

public sealed class ConvertToImageTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Planes_are_red_green_blue_and_the_rest_is_opaque()
    {
        IDataView output = Apply([10f, 40, 20, 50, 30, 60], _ml.Transforms.ConvertToImage(1, 2, "Picture", "Values"));

        Assert.Equal<byte>([10, 20, 30, 255, 40, 50, 60, 255], Picture(output));
        Assert.Equal(new ImageDataViewType(1, 2), output.Schema["Picture"].Type);
        Assert.Equal(["VectorToImageConvertingTransformer"], ImageViews.Read(output, "Picture", image => image.Tag));
    }

    [Fact]
    public void Interleaved_colors_follow_their_order()
    {
        VectorToImageConvertingEstimator estimator = _ml.Transforms.ConvertToImage(
            1, 2, "Picture", "Values", ColorBits.All, ColorsOrder.ABGR, interleavedColors: true);

        Assert.Equal<byte>([3, 2, 1, 9, 6, 5, 4, 8], Picture(Apply([9f, 1, 2, 3, 8, 4, 5, 6], estimator)));
    }

    [Fact]
    public void Scaling_comes_before_the_offset_which_is_subtracted_and_alpha_is_lost()
    {
        VectorToImageConvertingEstimator estimator = _ml.Transforms.ConvertToImage(
            1, 2, "Picture", "Values", scaleImage: 127.5f, offsetImage: -127.5f);

        // Halves round to even: −1 → 0, 0 → 128, 1 → 255, 0.5 → 191.25, −0.5 → 63.75.
        Assert.Equal<byte>([0, 255, 191, 0, 128, 64, 0, 0], Picture(Apply([-1f, 0, 1, -0.5f, 0.5f, -1], estimator)));
    }

    [Theory]
    [InlineData(256f, 0)]
    [InlineData(257f, 1)]
    [InlineData(-1f, 255)]
    public void Values_outside_the_byte_range_wrap_around(float value, byte expected)
    {
        VectorToImageConvertingEstimator estimator = _ml.Transforms.ConvertToImage(
            1, 1, "Picture", "Values", ColorBits.Red, scaleImage: 2, offsetImage: 0);

        Assert.Equal(expected, Picture(Apply([value / 2], estimator))[0]);
    }

    [Fact]
    public void Without_scale_fractions_are_cut()
        => Assert.Equal<byte>([1, 2, 3, 255], Picture(Apply([1.9f, 2.5f, 3.1f], _ml.Transforms.ConvertToImage(1, 1, "Picture", "Values"))));

    [Fact]
    public void The_defaults_for_absent_colors_are_accepted_but_not_passed_on()
    {
        VectorToImageConvertingEstimator estimator = _ml.Transforms.ConvertToImage(
            1, 1, "Picture", "Values", ColorBits.Green, defaultAlpha: 1, defaultRed: 2, defaultBlue: 3);

        Assert.Equal<byte>([0, 7, 0, 255], Picture(Apply([7f], estimator)));
    }

    [Fact]
    public void Doubles_and_bytes_do_as_well_and_bytes_are_not_scaled()
    {
        VectorToImageConvertingEstimator estimator = _ml.Transforms.ConvertToImage(
            1, 1, "Picture", "Values", scaleImage: 2, offsetImage: 1);

        IDataView doubles = ImageViews.OfVectors(_ml, NumberDataViewType.Double, [[1d, 2, 3]]);
        Assert.Equal<byte>([1, 3, 5, 0], Picture(estimator.Fit(doubles).Transform(doubles)));
        IDataView bytes = ImageViews.OfVectors<byte>(_ml, NumberDataViewType.Byte, [[1, 2, 3]]);
        Assert.Equal<byte>([1, 2, 3, 255], Picture(estimator.Fit(bytes).Transform(bytes)));
    }

    [Fact]
    public void The_vector_must_have_a_value_for_each_plane_of_each_pixel()
    {
        IDataView view = ImageViews.OfVectors(_ml, NumberDataViewType.Single, [[1f, 2, 3]]);

        var size = Assert.Throws<ArgumentOutOfRangeException>(
            "inputSchema", () => _ml.Transforms.ConvertToImage(2, 2, "Picture", "Values").Fit(view));
        Assert.Contains("expected Vector<Single, 2, 2, 3>, got Vector<Single, 3>", size.Message, StringComparison.Ordinal);
        var missing = Assert.Throws<ArgumentOutOfRangeException>(
            "inputSchema", () => _ml.Transforms.ConvertToImage(1, 1, "Picture").Fit(view));
        Assert.Contains("Could not find input column 'Picture'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_extracted_converts_back()
    {
        MLImage Original() => Pixels.Image(2, 1, 10, 20, 30, 255, 40, 50, 60, 255);
        IDataView view = ImageViews.OfImages(_ml, new ImageDataViewType(1, 2), Original());
        var pipeline = _ml.Transforms.ExtractPixels("Values", ImageViews.Column).Append(
            _ml.Transforms.ConvertToImage(1, 2, "Picture", "Values"));

        Assert.Equal(Pixels.Of(Original()), Picture(pipeline.Fit(view).Transform(view)));
    }

    private static byte[] Picture(IDataView view) => Assert.Single(ImageViews.Read(view, "Picture", Pixels.Of));

    private IDataView Apply(float[] values, VectorToImageConvertingEstimator estimator)
    {
        IDataView view = ImageViews.OfVectors(_ml, NumberDataViewType.Single, [values]);
        return estimator.Fit(view).Transform(view);
    }
}
