using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Xunit;
using ColorBits = Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator.ColorBits;
using ColorsOrder = Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator.ColorsOrder;

namespace Microsoft.ML.Conformance.Tests.Images;

/// <summary>The bodies of the image transforms in a model file, byte by byte, and that loading gives the same again.</summary>
public sealed class ImageModelFileTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void ExtractPixels()
    {
        ITransformer transformer = _ml.Transforms
            .ExtractPixels(
                "Pixels", ImageViews.Column, ColorBits.All, ColorsOrder.ABGR, interleavePixelColors: true, offsetImage: 3, scaleImage: 0.5f)
            .Fit(ImageView());

        SavedModel model = SaveAlone(transformer, "IMGPXEXT", "ImagePixelExtractor", 0x00010003, 0x00010002);
        Assert.Equal(["Pixels", ImageViews.Column], model.Strings);
        using BinaryReader body = model.Body;
        Assert.Equal((1, 0, 1), (body.ReadInt32(), body.ReadInt32(), body.ReadInt32()));
        Assert.Equal<byte>([15, 4, 1], body.ReadBytes(3));
        Assert.Equal((3f, 0.5f), (body.ReadSingle(), body.ReadSingle()));
        Assert.Equal(1, body.ReadByte());
        Assert.Equal(body.BaseStream.Length, body.BaseStream.Position);
        AssertSameVectors(transformer, "Pixels");
    }

    [Fact]
    public void ConvertToImage()
    {
        IDataView view = ImageViews.OfVectors(_ml, NumberDataViewType.Single, [[1f, 2, 3, 4, 5, 6]]);
        ITransformer transformer = _ml.Transforms
            .ConvertToImage(
                1, 2, "Picture", "Values", ColorBits.Rgb, ColorsOrder.AGBR, interleavedColors: true, scaleImage: 2, offsetImage: 1)
            .Fit(view);

        byte[] zip = SavedModel.Save(_ml, transformer, view.Schema);
        using BinaryReader body = Check(zip, "VECTOIMG", "VectorToImageConverter", 0x00010003, 0x00010002).Body;
        Assert.Equal((1, 0, 1), (body.ReadInt32(), body.ReadInt32(), body.ReadInt32()));
        Assert.Equal<byte>([14, 6], body.ReadBytes(2));
        Assert.Equal((2, 1), (body.ReadInt32(), body.ReadInt32()));
        Assert.Equal((1f, 2f), (body.ReadSingle(), body.ReadSingle()));
        Assert.Equal(1, body.ReadByte());
        Assert.Equal((255, 0, 0, 0), (body.ReadInt32(), body.ReadInt32(), body.ReadInt32(), body.ReadInt32()));
        Assert.Equal(body.BaseStream.Length, body.BaseStream.Position);
        IDataView again = SavedModel.Reload(_ml, transformer, view.Schema).Transform(view);
        Assert.Equal(
            ImageViews.Read(transformer.Transform(view), "Picture", Pixels.Of).Single(), ImageViews.Read(again, "Picture", Pixels.Of).Single());
    }

    [Fact]
    public void ResizeImages()
    {
        ITransformer transformer = _ml.Transforms
            .ResizeImages(
                "Small", 5, 4, ImageViews.Column, ImageResizingEstimator.ResizingKind.IsoPad, ImageResizingEstimator.Anchor.Bottom)
            .Fit(ImageView());

        using BinaryReader body = SaveAlone(transformer, "IMGSCALF", "ImageScalerTransform", 0x00010003, 0x00010003).Body;
        Assert.Equal((1, 0, 1), (body.ReadInt32(), body.ReadInt32(), body.ReadInt32()));
        Assert.Equal((5, 4), (body.ReadInt32(), body.ReadInt32()));
        Assert.Equal<byte>([0, 3], body.ReadBytes(2));
        Assert.Equal(body.BaseStream.Length, body.BaseStream.Position);
        AssertSameImages(transformer, "Small");
    }

    [Fact]
    public void ConvertToGrayscale()
    {
        ITransformer transformer = _ml.Transforms.ConvertToGrayscale("Gray", ImageViews.Column).Fit(ImageView());

        using BinaryReader body = SaveAlone(transformer, "IMGGRAYT", "ImageGrayscaleTransform", 0x00010001, 0x00010001).Body;
        Assert.Equal((1, 0, 1), (body.ReadInt32(), body.ReadInt32(), body.ReadInt32()));
        Assert.Equal(body.BaseStream.Length, body.BaseStream.Position);
        AssertSameImages(transformer, "Gray");
    }

    [Fact]
    public void LoadImages()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(new[] { new { Path = "a.png" } });
        ITransformer transformer = _ml.Transforms.LoadImages("Image", Path.GetTempPath(), "Path").Fit(view);

        SavedModel model = Check(
            SavedModel.Save(_ml, transformer, view.Schema), "IMGLOADR", "ImageLoaderTransform", 0x00010003, 0x00010003);
        Assert.Equal(["Image", "Path", Path.GetFullPath(Path.GetTempPath())], model.Strings);
        using BinaryReader body = model.Body;
        Assert.Equal((1, 0, 1, 2), (body.ReadInt32(), body.ReadInt32(), body.ReadInt32(), body.ReadInt32()));
        Assert.Equal(1, body.ReadByte());
        Assert.Equal(body.BaseStream.Length, body.BaseStream.Position);
        ImageLoadingTransformer again = Assert.IsType<ImageLoadingTransformer>(SavedModel.Reload(_ml, transformer, view.Schema));
        Assert.Equal(((ImageLoadingTransformer)transformer).ImageFolder, again.ImageFolder);
    }

    [Fact]
    public void A_schema_of_images_alone_cannot_be_saved()
    {
        ITransformer transformer = _ml.Transforms.ConvertToGrayscale("Gray", ImageViews.Column).Fit(ImageView());

        var error = Assert.Throws<InvalidOperationException>(() => SavedModel.Save(_ml, transformer, ImageView().Schema));
        Assert.Contains("No valid columns to save", error.Message, StringComparison.Ordinal);
    }

    private static SavedModel Check(byte[] zip, string modelSignature, string loaderSignature, uint written, uint readable)
    {
        SavedModel model = SavedModel.Read(zip, SavedModel.Root);
        Assert.Equal(
            (modelSignature, loaderSignature, written, readable), (
                model.ModelSignature, model.LoaderSignature, model.VersionWritten, model.VersionReadable));
        Assert.Equal("Microsoft.ML.ImageAnalytics, Version=1.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51", model.AssemblyName);
        return model;
    }

    private IDataView ImageView()
        => ImageViews.OfImages(_ml, new ImageDataViewType(4, 6), Pixels.Image(6, 4, (x, y) => (40 * x, 60 * y, 10 * (x + y))));

    private SavedModel SaveAlone(ITransformer transformer, string modelSignature, string loaderSignature, uint written, uint readable)
        => Check(SavedModel.Save(_ml, transformer, schema: null), modelSignature, loaderSignature, written, readable);

    private void AssertSameVectors(ITransformer transformer, string column)
    {
        ITransformer again = SavedModel.Reload(_ml, transformer, schema: null);
        Assert.Equal(
            ImageViews.FirstVector<float>(transformer.Transform(ImageView()), column), ImageViews.FirstVector<float>(again.Transform(ImageView()), column));
    }

    private void AssertSameImages(ITransformer transformer, string column)
    {
        ITransformer again = SavedModel.Reload(_ml, transformer, schema: null);
        byte[] expected = ImageViews.Read(transformer.Transform(ImageView()), column, Pixels.Of).Single();
        Assert.Equal(expected, ImageViews.Read(again.Transform(ImageView()), column, Pixels.Of).Single());
    }
}
