using System.Text.Json.Nodes;
using Microsoft.ML.Data;

namespace GanRefinement.Gan.Tests.Commands;

/// <summary>Folders are listed class by class: what their names are must decide nothing.</summary>
[Collection(nameof(UsesTorch))]
public sealed class FolderNamesTests : IDisposable
{
    private const int Side = 8;
    private const int ImagesOfClass = 120;

    private readonly string _folder = Directory.CreateTempSubdirectory("gan").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_metric_on_some_of_the_images_does_not_depend_on_the_classes_names()
    {
        // Grey is what an untrained network makes, and white is far from it.
        var (greyFirst, whiteFirst) = (Data("grey-first", "a", "b"), Data("white-first", "b", "a"));
        var model = Path.Combine(_folder, "run");
        Shell.Succeed(["train", "--data", greyFirst, "--channels", "1", "--unlabelled", "--max-iterations", "1", "--seed", "1",
            "--out", model, .. TinyRun.Small]);
        var (one, other) = (Distance(model, greyFirst), Distance(model, whiteFirst));
        Assert.InRange(one / other, 0.7, 1.4);
    }

    private double Distance(string model, string data)
    {
        var file = Path.Combine(_folder, "metrics.json");
        Shell.Succeed("evaluate", "--model", model, "--data", data, "--channels", "1", "--real", $"{ImagesOfClass}", "--features", "principal:featureCount=4",
            "--metrics", "frechetDistance", "--out", file);
        return (double)JsonNode.Parse(File.ReadAllText(file))!["frechetDistance"]!;
    }

    private string Data(string name, string grey, string white)
    {
        foreach (var part in new[] { "train", "test" })
        {
            Random random = new(part.Length);
            foreach (var (label, brightness) in new[] { (grey, 120), (white, 240) })
            {
                var folder = Directory.CreateDirectory(Path.Combine(_folder, name, part, label)).FullName;
                for (var i = 0; i < ImagesOfClass; i++)
                    Save(Path.Combine(folder, $"{i:D3}.png"), brightness, random);
            }
        }
        return Path.Combine(_folder, name);
    }

    private static void Save(string path, int brightness, Random random)
    {
        var pixels = new byte[4 * Side * Side];
        for (var i = 0; i < pixels.Length; i += 4)
            pixels.AsSpan(i, 3).Fill((byte)(brightness + random.Next(15)));
        for (var i = 3; i < pixels.Length; i += 4)
            pixels[i] = byte.MaxValue;
        using var image = MLImage.CreateFromPixels(Side, Side, MLPixelFormat.Rgba32, pixels);
        image.Save(path);
    }
}
