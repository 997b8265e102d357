using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

public sealed class ImageColumnTests
{
    private static readonly byte[] s_rgb = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 255];

    [Fact]
    public void Takes_the_shape_of_a_vector()
    {
        var schema = TestColumns.SchemaOf(TestColumns.Floats("Image", [3, 4, 5]));

        Assert.Equal(new ImageShape(3, 4, 5), new ImageColumn("Image").Resolve(schema).Shape);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Takes_the_size_of_an_image_and_the_channels_asked_for(int channels)
    {
        var schema = TestColumns.SchemaOf(TestColumns.Scalar<MLImage>("Image", new ImageDataViewType(4, 5)));

        Assert.Equal(new ImageShape(channels, 4, 5), new ImageColumn("Image", imageChannels: channels).Resolve(schema).Shape);
    }

    [Fact]
    public void Has_no_size_before_it_is_resolved() => Assert.Throws<InvalidOperationException>(() => new ImageColumn("Image").Size);

    [Theory]
    [InlineData(MLPixelFormat.Rgba32)]
    [InlineData(MLPixelFormat.Bgra32)]
    public void Colour_images_give_the_bits_of_bytes(MLPixelFormat format)
    {
        using var image = Colour(s_rgb, 2, 2, format);

        Assert.Equal(ReadBytes([3, 2, 2], s_rgb), ReadImage(image, new ImageShape(3, 2, 2)));
    }

    [Fact]
    public void Grey_images_give_the_bits_of_bytes()
    {
        var grey = Enumerable.Range(0, 256).Select(pixel => (byte)pixel).ToArray();
        using var image = Colour([.. grey, .. grey, .. grey], 16, 16, MLPixelFormat.Rgba32);

        Assert.Equal(ReadBytes([1, 16, 16], grey), ReadImage(image, new ImageShape(1, 16, 16)));
    }

    [Fact]
    public void A_colour_image_read_as_grey_gives_its_luminance()
    {
        using var image = Colour([100, 200, 50], 1, 1, MLPixelFormat.Bgra32);

        // (30 · 100 + 59 · 200 + 11 · 50) / 100 = 153.5, rounded up.
        Assert.Equal([(154 - 127.5f) * (1f / 127.5f)], ReadImage(image, new ImageShape(1, 1, 1)));
    }

    // Premultiplied, as SkiaSharp has it: half of red, none at all, all of green.
    [Theory]
    [InlineData(MLPixelFormat.Rgba32)]
    [InlineData(MLPixelFormat.Bgra32)]
    public void Transparent_pixels_lie_over_white(MLPixelFormat format)
    {
        byte[] pixels = format == MLPixelFormat.Rgba32 ? [128, 0, 0, 128, 0, 0, 0, 0, 0, 255, 0, 255] : [0, 0, 128, 128, 0, 0, 0, 0, 0, 255, 0, 255];
        using var image = MLImage.CreateFromPixels(3, 1, format, pixels);

        Assert.Equal(ReadBytes([3, 1, 3], [255, 255, 0, 127, 255, 255, 127, 255, 0]), ReadImage(image, new ImageShape(3, 1, 3)));
        // 0.3 · 128 over the half that is left of white.
        Assert.Equal(ReadBytes([1, 1, 3], [38 + 127, 255, 150]), ReadImage(image, new ImageShape(1, 1, 3)));
    }

    // ML.NET's ConvertToImage scales the fourth byte like a colour.
    [Fact]
    public void A_fourth_byte_that_is_no_opacity_is_passed_over()
    {
        using var image = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Rgba32, [10, 20, 30, 0, 200, 0, 0, 1]);

        Assert.Equal(ReadBytes([3, 1, 2], [10, 200, 20, 0, 30, 0]), ReadImage(image, new ImageShape(3, 1, 2)));
    }

    [Fact]
    public void Floats_pass_unchanged() => Assert.Equal([-1f, 0.25f, 1f, 0f], ReadFloats([-1f, 0.25f, 1f, 0f]));

    [Fact]
    public void A_rounding_error_beyond_one_is_clamped() => Assert.Equal([1f, -1f, 0f, 0f], ReadFloats([1.0000001f, -1.0000001f, 0f, 0f]));

    [Fact]
    public void Every_pixel_that_extract_pixels_scales_is_accepted()
    {
        var scaled = Enumerable.Range(0, 256).Select(pixel => (pixel - 127.5f) * (1f / 127.5f)).ToArray();
        var view = new IndexedDataView(1, TestColumns.Floats("Image", [1, 16, 16], scaled));

        var values = TestColumns.ReadAll(view, new ImageColumn("Image").Resolve(view.Schema))[0];

        Assert.All(values.Zip(scaled), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
        Assert.InRange(values.Max(), 0.999999f, 1f);
    }

    [Theory]
    [InlineData(1.001f)]
    [InlineData(-1.001f)]
    [InlineData(255f)]
    public void A_float_out_of_range_is_refused_with_the_arguments_to_use(float value)
    {
        var error = Assert.Throws<InvalidOperationException>(() => ReadFloats([0f, 0f, value, 0f]));

        Assert.Contains("offsetImage: 127.5f, scaleImage: 1f / 127.5f", error.Message);
        Assert.Contains("Row 0 of image column 'Image'", error.Message);
        Assert.Contains("position 2", error.Message);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_value_that_is_no_number_is_refused(float value)
    {
        var error = Assert.Throws<InvalidOperationException>(() => ReadFloats([0f, value, 0f, 0f]));

        Assert.Contains("finite", error.Message);
        Assert.Contains("position 1", error.Message);
    }

    [Fact]
    public void Sparse_vectors_are_filled_up()
    {
        var type = new VectorDataViewType(NumberDataViewType.Byte, 1, 2, 2);
        var view = new IndexedDataView(1, TestColumns.Scalar("Image", type, new VBuffer<byte>(4, 1, [255], [2])));

        Assert.Equal([-1f, -1f, 1f, -1f], TestColumns.ReadAll(view, new ImageColumn("Image").Resolve(view.Schema))[0]);
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        var type = new VectorDataViewType(NumberDataViewType.Byte, 1, 2, 2);
        var view = new IndexedDataView(1, TestColumns.Scalar("Image", type, new VBuffer<byte>(3, [1, 2, 3])));

        var error = Assert.Throws<InvalidOperationException>(() => TestColumns.ReadAll(view, new ImageColumn("Image").Resolve(view.Schema)));
        Assert.Contains("3 values, not 4", error.Message);
    }

    [Fact]
    public void A_missing_image_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ReadImage(null!, new ImageShape(1, 2, 2)));

        Assert.Contains("has no image", error.Message);
    }

    [Fact]
    public void An_image_of_another_size_than_its_column_says_is_refused()
    {
        using var image = Colour(s_rgb, 2, 2, MLPixelFormat.Rgba32);

        var error = Assert.Throws<InvalidOperationException>(() => ReadImage(image, new ImageShape(1, 4, 4)));
        Assert.Contains("2×2 pixels, not 4×4", error.Message);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new ImageColumn("Picture")
            .Bind(TestColumns.SchemaOf(TestColumns.Floats("Image", [1, 2, 2]))));

        Assert.Equal("inputSchema", error.ParamName);
        Assert.StartsWith("Could not find image column 'Picture'", error.Message);
    }

    public static TheoryData<DataViewType, string> WrongTypes => new()
    {
        { TextDataViewType.Instance, "LoadImages" },
        { NumberDataViewType.Single, "ExtractPixels" },
        { new ImageDataViewType(), "ResizeImages" },
        { new VectorDataViewType(NumberDataViewType.Single, 784), "[VectorType(" },
        { new VectorDataViewType(NumberDataViewType.Single), "ExtractPixels" },
        { new VectorDataViewType(NumberDataViewType.Double, 1, 28, 28), "ExtractPixels" },
        { new VectorDataViewType(NumberDataViewType.Single, 32, 32, 3), "interleavePixelColors: false" },
    };

    [Theory]
    [MemberData(nameof(WrongTypes))]
    public void A_column_of_another_type_is_refused_with_the_transform_to_add(DataViewType type, string remedy)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Image", type);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new ImageColumn("Image").Resolve(builder.ToSchema()));

        Assert.Equal("inputSchema", error.ParamName);
        Assert.StartsWith("Schema mismatch for image column 'Image': expected Vector<Single, C, H, W>", error.Message);
        Assert.Contains(remedy, error.Message);
    }

    [Fact]
    public void Another_shape_than_required_is_refused()
    {
        var column = new ImageColumn("Image", new ImageShape(1, 32, 32));

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => column.Bind(TestColumns.SchemaOf(TestColumns.Floats("Image", [1, 28, 28]))));

        Assert.Contains("1×32×32", error.Message);
        Assert.Contains("ResizeImages", error.Message);
    }

    [Fact]
    public void Promised_columns_of_the_right_kind_pass()
    {
        var column = new ImageColumn("Image");

        column.Check(TestColumns.Shape("Image", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single));
        column.Check(TestColumns.Shape("Image", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Byte));
        column.Check(TestColumns.Shape("Image", SchemaShape.Column.VectorKind.Scalar, new ImageDataViewType()));
    }

    [Fact]
    public void Promised_columns_of_another_kind_are_refused()
    {
        var column = new ImageColumn("Image");

        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => column.Check(TestColumns.Shape("Other", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => column.Check(TestColumns.Shape("Image", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => column.Check(TestColumns.Shape("Image", SchemaShape.Column.VectorKind.VariableVector, NumberDataViewType.Single)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => column.Check(TestColumns.Shape("Image", SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance)));
    }

    private static float[] ReadFloats(float[] row)
    {
        var view = new IndexedDataView(1, TestColumns.Floats("Image", [1, 2, 2], row));
        return TestColumns.ReadAll(view, new ImageColumn("Image").Resolve(view.Schema))[0];
    }

    private static float[] ReadBytes(int[] dimensions, byte[] row)
    {
        var view = new IndexedDataView(1, TestColumns.Bytes("Image", dimensions, row));
        return TestColumns.ReadAll(view, new ImageColumn("Image").Resolve(view.Schema))[0];
    }

    private static float[] ReadImage(MLImage image, ImageShape shape)
    {
        var view = new IndexedDataView(1, TestColumns.Scalar("Image", new ImageDataViewType(shape.Height, shape.Width), image));
        return TestColumns.ReadAll(view, new ImageColumn("Image", shape))[0];
    }

    // From planes to the interleaved pixels of an MLImage.
    private static MLImage Colour(byte[] planes, int height, int width, MLPixelFormat format)
    {
        var plane = height * width;
        var pixels = Enumerable.Range(0, plane).SelectMany(i =>
        {
            (var red, var green, var blue) = (planes[i], planes[plane + i], planes[2 * plane + i]);
            return format == MLPixelFormat.Rgba32 ? new[] { red, green, blue, (byte)255 } : [blue, green, red, 255];
        }).ToArray();
        return MLImage.CreateFromPixels(width, height, format, pixels);
    }
}
