using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

/// <summary>A temporary folder of images of one colour.</summary>
internal sealed class PaintedFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string File(string name) => _folder.File(name);

    public void Save(string name, byte red, byte green, byte blue, int side = 4)
    {
        var path = File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[] pixels = [.. Enumerable.Repeat(new byte[] { red, green, blue, 255 }, side * side).SelectMany(pixel => pixel)];
        using var image = MLImage.CreateFromPixels(side, side, MLPixelFormat.Rgba32, pixels);
        image.Save(path);
    }

    /// <summary>A catalog, and what it logs.</summary>
    public static (GanCatalog Gan, List<string> Log) Logged()
    {
        MLContext ml = new(seed: 1);
        List<string> log = [];
        ml.Log += (_, entry) => log.Add(entry.Message);
        return (ml.Gan(), log);
    }

    public void Dispose() => _folder.Dispose();
}
