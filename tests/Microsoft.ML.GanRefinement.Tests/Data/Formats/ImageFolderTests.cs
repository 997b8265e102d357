using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Data.Formats;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly GanCatalog _gan = new MLContext(seed: 1).Gan();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SubfoldersAreLabelsInOrdinalOrder()
    {
        Save("b/2.png", 10, 20, 30);
        Save("b/deep/1.png", 40, 50, 60);
        Save("a/3.PNG", 70, 80, 90);
        Save("B/4.png", 1, 2, 3);
        File.WriteAllText(_folder.File("b/notes.txt"), "no image");

        IDataView data = _gan.LoadImageFolder(_folder.File(""), 4, 6);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte, 3, 4, 6), data.Schema["Image"].Type);
        Assert.Equal(["B/4.png", "a/3.PNG", "b/2.png", "b/deep/1.png"], TestColumns.Values<ReadOnlyMemory<char>>(data, "ImagePath").Select(path => path.ToString()));
        Assert.Equal([1u, 2u, 3u, 3u], TestColumns.Values<uint>(data, "Label"));
        byte[] image = TestColumns.Vectors<byte>(data, "Image")[1];
        Assert.Equal([70, 80, 90], new[] { image[0], image[24], image[48] });
        VBuffer<ReadOnlyMemory<char>> names = default;
        data.Schema["Label"].GetKeyValues(ref names);
        Assert.Equal(["B", "a", "b"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void GreyImagesHaveOnePlane()
    {
        Save("1.png", 100, 100, 100);

        IDataView data = _gan.LoadImageFolder(_folder.File(""), 4, 4, channels: 1);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Byte, 1, 4, 4), data.Schema["Image"].Type);
        Assert.All(TestColumns.Vectors<byte>(data, "Image")[0], pixel => Assert.InRange(pixel, 99, 101));
        Assert.Null(data.Schema.GetColumnOrNull("Label"));
    }

    [Fact]
    public void LabelsCanBeLeftOut()
    {
        Save("a/1.png", 1, 1, 1);
        Save("2.png", 1, 1, 1);

        Assert.Null(_gan.LoadImageFolder(_folder.File(""), 4, 4, labelColumnName: null).Schema.GetColumnOrNull("Label"));
        Assert.Contains("'2.png' beside them", Assert.Throws<InvalidOperationException>(() => _gan.LoadImageFolder(_folder.File(""), 4, 4)).Message);
    }

    [Fact]
    public void BadArgumentsAndEmptyFoldersAreRefused()
    {
        Assert.Contains("has no images", Assert.Throws<InvalidOperationException>(() => _gan.LoadImageFolder(_folder.File(""), 4, 4)).Message);
        Assert.Throws<DirectoryNotFoundException>(() => _gan.LoadImageFolder(_folder.File("absent"), 4, 4));
        Assert.Throws<ArgumentOutOfRangeException>("imageHeight", () => _gan.LoadImageFolder("x", 0, 4));
        Assert.Throws<ArgumentOutOfRangeException>("imageWidth", () => _gan.LoadImageFolder("x", 4, 0));
        Assert.Throws<ArgumentOutOfRangeException>("channels", () => _gan.LoadImageFolder("x", 4, 4, channels: 4));
    }

    private void Save(string name, byte red, byte green, byte blue)
    {
        string path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[] pixels = [.. Enumerable.Repeat(new byte[] { red, green, blue, 255 }, 16).SelectMany(pixel => pixel)];
        using MLImage image = MLImage.CreateFromPixels(4, 4, MLPixelFormat.Rgba32, pixels);
        image.Save(path);
    }
}
