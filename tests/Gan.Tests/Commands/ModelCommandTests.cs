using System.Text.Json.Nodes;
using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Tests.Commands;

/// <summary>The commands that use a trained model.</summary>
[Collection(nameof(UsesTorch))]
public sealed class ModelCommandTests(TinyRun run)
{
    private static readonly byte[] s_png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    [Fact]
    public void Generates_a_sheet_single_files_and_numbers_of_the_classes_asked_for()
    {
        var (sheet, folder, numbers) = (run.Scratch("sheet.png"), run.Scratch("files"), run.Scratch("numbers.csv"));
        Shell.Succeed("generate", "--model", run.Path, "--count", "9", "--out", sheet);
        Shell.Succeed("generate", "--model", run.Path, "--count", "4", "--out", folder, "--class", "2", "1");
        Shell.Succeed("generate", "--model", run.Path, "--count", "4", "--out", numbers, "--seed", "3", "--refiner", "coach:iterations=2");
        Assert.Equal(s_png, File.ReadAllBytes(sheet)[..4]);
        Assert.Equal(["00001-2.png", "00002-1.png", "00003-2.png", "00004-1.png"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.All(File.ReadAllLines(numbers), line => Assert.Equal(2 + (8 * 8), line.Split(',').Length));
    }

    [Fact]
    public void Refines_tells_how_scores_changed_and_saves_the_chain()
    {
        var (sheet, model) = (run.Scratch("refined.png"), run.Scratch("coached.zip"));
        var output = Shell.Succeed("refine", "--model", run.Path, "--refiner", "coach:iterations=3,learningRate=0.05", "--count", "7", "--out", sheet,
            "--save", model);
        Assert.Contains("of 7 rose", output, StringComparison.Ordinal);
        Assert.Equal(s_png, File.ReadAllBytes(sheet)[..4]);
        Shell.Succeed("generate", "--model", model, "--count", "2", "--out", run.Scratch("coached.png"));
    }

    [Fact]
    public void Evaluates_on_the_runs_own_data_and_keeps_the_protocol()
    {
        var output = Shell.Succeed("evaluate", "--model", run.Path, "--real", "20", "--features", "principal:featureCount=3", "--metrics",
            "coverage:neighborCount=2");
        Assert.Contains("coverage", output, StringComparison.OrdinalIgnoreCase);
        var saved = JsonNode.Parse(File.ReadAllText(Directory.GetFiles(new RunFolder(run.Path).Evaluations)[0]))!;
        Assert.Equal(20, (int?)saved["protocol"]!["referenceCount"]);
        Assert.Contains("test", (string?)saved["protocol"]!["referenceSplit"], StringComparison.Ordinal);
        Assert.Contains("referenceSplit", File.ReadAllText(new RunFolder(run.Path).Report), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspects_without_loading()
    {
        var output = Shell.Succeed("inspect", "--model", run.Path);
        Assert.Contains("FastRobGan", output, StringComparison.Ordinal);
        Assert.Contains("kind dcgan", output, StringComparison.Ordinal);
        Assert.Contains("generator", output, StringComparison.Ordinal);
        var specification = JsonNode.Parse(Shell.Succeed("inspect", "--model", run.Path, "--json"))!;
        Assert.Equal(4, (int?)specification["networks"]!["latentSize"]);
    }

    [Fact]
    public void Exports_to_ONNX()
    {
        var file = run.Scratch("generator.onnx");
        Shell.Succeed("export", "--model", run.Path, "--out", file);
        Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf("GeneratedImage"u8) > 0);
    }

    [Fact]
    public void Compares_runs_on_one_page_and_seeds_in_one_band()
    {
        var (other, page) = (run.Other, run.Scratch("compare.html"));
        Shell.Succeed("compare", run.Path, other, "--out", page);
        var html = File.ReadAllText(page);
        Assert.Contains("<h1>2 runs</h1>", html, StringComparison.Ordinal);
        Assert.Contains("run, other", html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
    }
}
