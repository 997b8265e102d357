using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Images;

/// <summary>Image transforms in chains: shapes, laziness, owners of images.</summary>
public sealed class ImagePipelineTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void A_chain_resizes_grays_and_extracts()
    {
        IDataView view = ImageViews.OfImages(_ml, new ImageDataViewType(), Pixels.Image(4, 4, (_, _) => (100, 100, 100)));
        var pipeline = _ml.Transforms.ResizeImages(ImageViews.Column, 2, 3)
            .Append(_ml.Transforms.ConvertToGrayscale(ImageViews.Column))
            .Append(_ml.Transforms.ExtractPixels("Pixels", ImageViews.Column, offsetImage: 127.5f, scaleImage: 1 / 127.5f));
        IDataView output = pipeline.Fit(view).Transform(view);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3, 3, 2), output.Schema["Pixels"].Type);
        Assert.All(ImageViews.FirstVector<float>(output, "Pixels"), value => Assert.Equal((100 - 127.5f) * (1 / 127.5f), value));
    }

    [Fact]
    public void Nothing_is_computed_until_a_getter_is_called()
    {
        IDataView broken = ImageViews.OfImages(_ml, new ImageDataViewType(1, 1), Pixels.Image(2, 1, 1, 2, 3, 255, 4, 5, 6, 255));
        IDataView output = _ml.Transforms.ExtractPixels("Pixels", ImageViews.Column).Fit(broken).Transform(broken);

        using DataViewRowCursor cursor = output.GetRowCursor(output.Schema);
        ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(output.Schema["Pixels"]);
        Assert.True(cursor.MoveNext());
        VBuffer<float> pixels = default;
        Assert.Throws<InvalidOperationException>(() => getter(ref pixels));
    }

    [Fact]
    public void ExtractPixels_disposes_the_last_image_that_it_read()
    {
        MLImage first = Pixels.Image(1, 1, 1, 2, 3, 255);
        MLImage last = Pixels.Image(1, 1, 4, 5, 6, 255);
        IDataView view = ImageViews.OfImages(_ml, new ImageDataViewType(1, 1), first, last);

        Assert.Equal(
            2, _ml.Transforms.ExtractPixels("Pixels", ImageViews.Column).Fit(view).Transform(view).GetColumn<float[]>("Pixels").Count());

        Assert.Equal(1, first.Width);
        Assert.Throws<InvalidOperationException>(() => last.Width);
    }

    [Fact]
    public void Shapes_are_checked_before_anything_is_fitted()
    {
        IDataView view = ImageViews.OfVectors(_ml, NumberDataViewType.Single, [[1f]]);
        var pipeline = _ml.Transforms.CopyColumns("Copy", "Values").Append(_ml.Transforms.ExtractPixels("Pixels", "Copy"));

        var error = Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => pipeline.Fit(view));
        Assert.Contains(
            "Schema mismatch for input column 'Copy': expected Image, got Vector<Single>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prediction_engine_maps_single_images()
    {
        IDataView view = ImageViews.OfImages(_ml, new ImageDataViewType(1, 2));
        ITransformer transformer = _ml.Transforms.ExtractPixels("Pixels", ImageViews.Column).Fit(view);
        using PredictionEngine<SmallImageRow, PixelRow> engine
            = _ml.Model.CreatePredictionEngine<SmallImageRow, PixelRow>(transformer, view.Schema);

        Assert.Equal(
            [1f, 4, 2, 5, 3, 6], engine.Predict(new SmallImageRow { Image = Pixels.Image(2, 1, 1, 2, 3, 255, 4, 5, 6, 255) }).Pixels);
        Assert.Equal(
            [7f, 7, 8, 8, 9, 9], engine.Predict(new SmallImageRow { Image = Pixels.Image(2, 1, 7, 8, 9, 255, 7, 8, 9, 255) }).Pixels);
    }

    private sealed class PixelRow
    {
        public float[] Pixels { get; set; } = [];
    }
}
