using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Images;

public sealed class LoadImagesTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void Paths_are_relative_to_the_folder_and_become_the_tag()
    {
        Write("a.png", 11);
        Write("b.png", 22);
        IDataView output = Load(_folder.FullName, "a.png", "b.png");

        Assert.Equal([11, 22], ImageViews.Read(output, "Image", image => Pixels.Reds(image)[0]));
        Assert.Equal([Full("a.png"), Full("b.png")], ImageViews.Read(output, "Image", image => image.Tag));
        Assert.Equal(new ImageDataViewType(), output.Schema["Image"].Type);
    }

    [Fact]
    public void Without_a_folder_paths_stand_for_themselves()
    {
        Write("a.png", 33);

        Assert.Equal([33], ImageViews.Read(Load(null!, Full("a.png")), "Image", image => Pixels.Reds(image)[0]));
    }

    [Fact]
    public void An_empty_path_is_a_missing_image()
        => Assert.Equal([true], ImageViews.Read(Load(_folder.FullName, ""), "Image", image => image is null));

    [Fact]
    public void A_missing_file_fails_when_its_row_is_read()
    {
        IDataView output = Load(_folder.FullName, "nothing.png");

        Assert.Throws<FileNotFoundException>(() => ImageViews.Read(output, "Image", image => image.Width));
    }

    [Fact]
    public void A_missing_folder_fails_at_once()
        => Assert.Throws<ArgumentException>(() => _ml.Transforms.LoadImages("Image", Path.Combine(_folder.FullName, "nowhere"), "Path"));

    [Fact]
    public void The_path_must_be_text()
    {
        IDataView view = ImageViews.OfVectors(_ml, NumberDataViewType.Single, [[1f]]);

        var error = Assert.Throws<ArgumentOutOfRangeException>(
            "inputSchema", () => _ml.Transforms.LoadImages("Image", _folder.FullName, "Values").Fit(view));
        Assert.Contains("expected String, got Vector<Single, 1>", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Full(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, byte gray) => File.WriteAllBytes(Full(name), PngBytes.File(1, 1, 8, PngBytes.Gray, [0, gray]));

    private IDataView Load(string folder, params string[] paths)
    {
        IDataView view = _ml.Data.LoadFromEnumerable(paths.Select(path => new PathRow { Path = path }));
        return _ml.Transforms.LoadImages("Image", folder, "Path").Fit(view).Transform(view);
    }

    private sealed class PathRow
    {
        public string Path { get; set; } = "";
    }
}
