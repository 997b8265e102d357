using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement.Tests.Data;

/// <summary>Images through ML.NET's own transforms, as an application would prepare them.</summary>
public sealed class ImagePipelineTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly MLImage _image;
    private readonly IDataView _data;

    public ImagePipelineTests()
    {
        var pixels = Enumerable.Range(0, 4 * 4 * 4).Select(i => i % 4 == 3 ? (byte)255 : (byte)(i * 4)).ToArray();
        _image = MLImage.CreateFromPixels(4, 4, MLPixelFormat.Rgba32, pixels);
        _data = new IndexedDataView(1, TestColumns.Scalar("Image", new ImageDataViewType(4, 4), _image));
    }

    [Fact]
    public void Extracted_pixels_are_the_images_own_to_a_rounding_error()
    {
        var extracted = Run(_context.Transforms.ExtractPixels("Image", offsetImage: 127.5f, scaleImage: 1f / 127.5f));

        var expected = TestColumns.ReadAll(_data, new ImageColumn("Image", new ImageShape(3, 4, 4)))[0];
        var values = TestColumns.ReadAll(extracted, new ImageColumn("Image").Resolve(extracted.Schema))[0];

        Assert.Equal(48, values.Length);
        Assert.All(values.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
    }

    [Fact]
    public void Extracted_bytes_are_the_images_own_bit_for_bit()
    {
        var extracted = Run(_context.Transforms.ExtractPixels("Image", outputAsFloatArray: false));

        Assert.Equal(
            TestColumns.ReadAll(_data, new ImageColumn("Image", new ImageShape(3, 4, 4))),
            TestColumns.ReadAll(extracted, new ImageColumn("Image").Resolve(extracted.Schema)));
    }

    [Fact]
    public void Pixels_that_are_not_scaled_are_refused()
    {
        var extracted = Run(_context.Transforms.ExtractPixels("Image"));

        Assert.Throws<InvalidOperationException>(() => TestColumns.ReadAll(extracted, new ImageColumn("Image").Resolve(extracted.Schema)));
    }

    [Fact]
    public void Interleaved_pixels_are_refused()
    {
        var extracted = Run(_context.Transforms.ExtractPixels("Image", interleavePixelColors: true));

        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => new ImageColumn("Image").Resolve(extracted.Schema));
    }

    public void Dispose() => _image.Dispose();

    // ML.NET's image transforms dispose what they have read: the test reads the image itself first.
    private IDataView Run(IEstimator<ITransformer> extract) => extract.Fit(_data).Transform(_data);
}
