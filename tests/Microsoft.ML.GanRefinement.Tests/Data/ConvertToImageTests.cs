using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement.Tests.Data;

public sealed class ConvertToImageTests
{
    private readonly GanCatalog _gan = new MLContext(seed: 1).Gan();

    [Fact]
    public void Makes_an_opaque_image_of_red_green_and_blue_planes()
    {
        float[] planes = [-1, 1, 0.5f, -0.5f, 0, 0.25f];
        using var image = Convert(planes, [3, 1, 2]);

        Assert.Equal(MLPixelFormat.Bgra32, image.PixelFormat);
        // Halves round to even, as in ML.NET: 0 → 127.5 → 128.
        Assert.Equal<byte>([128, 191, 0, 255, 159, 64, 255, 255], image.Pixels.ToArray());
        Assert.Equal((1, 2), (image.Height, image.Width));
    }

    [Fact]
    public void Makes_a_grey_image_of_one_plane()
    {
        using var image = Convert([-1, 0, 1, -0.2f], [1, 2, 2]);
        Assert.Equal<byte>([0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255, 102, 102, 102, 255], image.Pixels.ToArray());
    }

    [Fact]
    public void Gives_every_byte_back()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        var floats = new float[256];
        PixelScale.ToFloats(bytes, floats);
        using var image = Convert(floats, [1, 16, 16]);
        Assert.Equal(bytes, image.Pixels.ToArray().Chunk(4).Select(pixel => pixel[0]));
    }

    [Theory]
    [InlineData(1.5f)]
    [InlineData(float.NaN)]
    public void Refuses_pixels_that_are_none(float pixel) => Assert.Throws<InvalidOperationException>(() => Convert([pixel], [1, 1, 1]));

    [Fact]
    public void Replaces_the_column_unless_it_is_told_otherwise()
    {
        IndexedDataView view = new(1, TestColumns.Floats("GeneratedImage", [1, 1, 1], [1f]));
        var replaced = _gan.ConvertToImage().Fit(view).Transform(view);
        var added = _gan.ConvertToImage("Picture", "GeneratedImage").Fit(view).Transform(view);
        Assert.Equal(new ImageDataViewType(1, 1), replaced.Schema["GeneratedImage"].Type);
        Assert.Equal(["GeneratedImage", "Picture"], added.Schema.Select(column => column.Name));
        Assert.Throws<ArgumentException>("outputColumnName", () => _gan.ConvertToImage(""));
        Assert.Throws<ArgumentException>("inputColumnName", () => _gan.ConvertToImage("Picture", ""));
    }

    [Fact]
    public void Rows_of_an_enumerable_keep_their_images()
    {
        var images = Pictures();
        List<Picture> rows = [.. new MLContext().Data.CreateEnumerable<Picture>(images, reuseRowObject: false)];
        AssertPictures(rows.Select(row => row.Image));
    }

    [Fact]
    public void Images_of_a_column_stay_valid() => AssertPictures(Pictures().GetColumn<MLImage>("Image").ToArray());

    [Fact]
    public void Images_read_through_one_variable_stay_valid()
    {
        var images = Pictures();
        using var cursor = images.GetRowCursor(images.Schema);
        var getter = cursor.GetGetter<MLImage>(images.Schema["Image"]);
        List<MLImage> kept = [];
        MLImage image = null!;
        while (cursor.MoveNext())
        {
            getter(ref image);
            kept.Add(image);
        }

        AssertPictures(kept);
    }

    [Fact]
    public void Predictions_keep_their_images()
    {
        MLContext ml = new();
        Plane[] planes = [new Plane { Image = [-1] }, new Plane { Image = [0] }, new Plane { Image = [1] }];
        var view = ml.Data.LoadFromEnumerable(planes);
        using var engine = ml.Model.CreatePredictionEngine<Plane, Picture>(ml.Gan().ConvertToImage("Image").Fit(view));
        List<MLImage> kept = [.. planes.Select(plane => engine.Predict(plane).Image)];
        engine.Dispose();
        AssertPictures(kept);
    }

    private IDataView Pictures()
    {
        IndexedDataView view = new(3, TestColumns.Floats("Image", [1, 1, 1], [-1f], [0f], [1f]));
        return _gan.ConvertToImage("Image").Fit(view).Transform(view);
    }

    private static void AssertPictures(IEnumerable<MLImage> images)
    {
        MLImage[] kept = [.. images];
        Assert.Equal<byte>([0, 128, 255], kept.Select(image => image.Pixels[0]));
        Array.ForEach(kept, image => image.Dispose());
    }

    private MLImage Convert(float[] planes, int[] dimensions)
    {
        IndexedDataView view = new(1, TestColumns.Floats("Planes", dimensions, planes));
        var images = _gan.ConvertToImage("Picture", "Planes").Fit(view).Transform(view);
        return TestColumns.Values<MLImage>(images, "Picture")[0];
    }

    private sealed class Plane
    {
        [VectorType(1, 1, 1)]
        public float[] Image { get; set; } = [];
    }

    private sealed class Picture
    {
        [ImageType(1, 1)]
        public MLImage Image { get; set; } = null!;
    }
}
