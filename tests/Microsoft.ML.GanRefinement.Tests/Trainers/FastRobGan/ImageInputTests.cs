using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.FastRobGan;

/// <summary>A folder of PNGs through ML.NET's own image transforms.</summary>
[Collection(nameof(Trains))]
public sealed class ImageInputTests : IDisposable
{
    private const int Count = 24;
    private readonly MLContext _ml = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private readonly IDataView _files;

    public ImageInputTests()
    {
        Random random = new(4);
        List<FileRow> rows = [];
        for (var i = 0; i < Count; i++)
        {
            var pixels = new byte[16 * 16 * 4];
            random.NextBytes(pixels);
            for (var alpha = 3; alpha < pixels.Length; alpha += 4)
                pixels[alpha] = 255;

            using var image = MLImage.CreateFromPixels(16, 16, MLPixelFormat.Rgba32, pixels);
            image.Save(_folder.File($"{i}.png"));
            rows.Add(new FileRow { Path = $"{i}.png", Class = $"class {i % 3}" });
        }

        _files = _ml.Data.LoadFromEnumerable(rows);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_of_pngs_trains_in_one_chain()
    {
        var chain = _ml.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(_ml.Transforms.LoadImages("Image", System.IO.Path.GetDirectoryName(_folder.File("x"))!, "Path"))
            .Append(_ml.Transforms.ResizeImages("Image", 8, 8))
            .Append(_ml.Transforms.ExtractPixels("Image", offsetImage: 127.5f, scaleImage: 1f / 127.5f))
            .Append(_ml.Gan().FastRobGan(TinyGan.Options()));

        using var model = chain.Fit(_files);
        var images = model.Transform(_files);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3, 8, 8), images.Schema["GeneratedImage"].Type);
        Assert.Equal(Count * 3 * 8 * 8, images.GetColumnValues("GeneratedImage").Length);
        Assert.Equal(["class 0", "class 1", "class 2"], model.LastTransformer.ClassNames);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_folder_of_pngs_becomes_a_folder_of_pngs(bool grey)
    {
        var chain = _ml.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(_ml.Transforms.LoadImages("Image", System.IO.Path.GetDirectoryName(_folder.File("x"))!, "Path"))
            .Append(_ml.Transforms.ResizeImages("Image", 8, 8))
            .Append(grey
                ? _ml.Transforms.ExtractPixels("Image", colorsToExtract: ImagePixelExtractingEstimator.ColorBits.Red, offsetImage: 127.5f,
                    scaleImage: 1f / 127.5f)
                : _ml.Transforms.ExtractPixels("Image", offsetImage: 127.5f, scaleImage: 1f / 127.5f))
            .Append(_ml.Gan().FastRobGan(TinyGan.Options()))
            .Append(_ml.Gan().ConvertToImage("Picture", "GeneratedImage"));
        using var model = chain.Fit(_files);
        var images = model.Transform(_files);
        var planes = images.GetColumnValues("GeneratedImage");

        using var cursor = images.GetRowCursor([images.Schema["Picture"]]);
        var getter = cursor.GetGetter<MLImage>(images.Schema["Picture"]);
        MLImage picture = null!;
        var row = 0;
        for (; cursor.MoveNext(); row++)
        {
            getter(ref picture);
            picture.Save(_folder.File("generated.png"));
            using var read = MLImage.CreateFromFile(_folder.File("generated.png"));
            Assert.Equal(Bgra(planes.AsSpan(row * planes.Length / Count, planes.Length / Count), grey), Bgra(read));
        }

        picture.Dispose();
        Assert.Equal(Count, row);
    }

    [Fact]
    public void Images_bytes_and_floats_are_the_same_batches_and_give_the_same_networks()
    {
        (float[] pixels, byte[] weights) images = Train(null);
        (float[] pixels, byte[] weights) bytes = Train(_ml.Transforms.ExtractPixels("Image", outputAsFloatArray: false));
        (float[] pixels, byte[] weights) floats = Train(_ml.Transforms.ExtractPixels("Image", offsetImage: 127.5f, scaleImage: 1f / 127.5f));

        Assert.Equal(Bits(images.pixels), Bits(bytes.pixels));
        Assert.Equal(Bits(images.pixels), Bits(floats.pixels));
        Assert.Equal(images.weights, bytes.weights);
        Assert.Equal(images.weights, floats.weights);
        Assert.True(images.pixels.Distinct().Count() > 100, "The images are all alike: nothing would be shown by their equality.");
    }

    // Blue, green, red, opaque, as issue and documentation have it: round((x + 1) · 127.5).
    private static byte[] Bgra(ReadOnlySpan<float> planes, bool grey)
    {
        var pixels = new byte[64 * 4];
        for (var i = 0; i < 64; i++)
        {
            for (var plane = 0; plane < 3; plane++)
                pixels[(4 * i) + 2 - plane] = (byte)Math.Round((planes[(grey ? 0 : 64 * plane) + i] + 1.0) * 127.5);

            pixels[(4 * i) + 3] = 255;
        }

        return pixels;
    }

    private static byte[] Bgra(MLImage image) => image.PixelFormat == MLPixelFormat.Bgra32
        ? image.Pixels.ToArray()
        : [.. image.Pixels.ToArray().Chunk(4).SelectMany(p => new[] { p[2], p[1], p[0], p[3] })];

    private (float[] Pixels, byte[] Weights) Train(IEstimator<ITransformer>? extract)
    {
        IEstimator<ITransformer> chain = _ml.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(_ml.Transforms.LoadImages("Image", System.IO.Path.GetDirectoryName(_folder.File("x"))!, "Path"))
            .Append(_ml.Transforms.ResizeImages("Image", 8, 8));
        var data = (extract is null ? chain : chain.Append(extract)).Fit(_files).Transform(_files);
        using var channel = ((IHostEnvironment)_ml).Register("test").Start("read");
        var set = TrainingSet.Read(channel, data, new ImageColumn("Image"), new KeyColumn("Label"));
        var pixels = Data.Batches.TrainingSetTests.Copy(set, [.. Enumerable.Range(0, Count)]).Pixels;

        using var gan = _ml.Gan().FastRobGan(TinyGan.Options(o => o.Seed = 5)).Fit(data);
        return (pixels, [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)]);
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];

    private sealed class FileRow
    {
        public string Path { get; set; } = "";

        public string Class { get; set; } = "";
    }
}
