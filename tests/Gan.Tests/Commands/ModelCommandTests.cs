using System.Text.Json.Nodes;
using GanRefinement.Gan.Commands;
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
    public void What_another_refiner_makes_goes_to_another_file()
    {
        string Refined(string refiner) => Shell.Succeed("refine", "--model", run.Path, "--refiner", refiner, "--count", "2");
        Assert.Contains("refined-shrinking.png", Refined("shrinking"), StringComparison.Ordinal);
        Assert.Contains("refined-coach-iterations-1.png", Refined("coach:iterations=1"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(run.Path, "refined-shrinking.png")));
    }

    [Fact]
    public void Sheets_have_each_class_as_often_and_other_kinds_of_pictures_are_refused_before_the_work()
    {
        Assert.Equal([10, 9, 10, 7, 10, 20, 8], new[] { 2, 3, 5, 7, 10, 20, 21 }.Select(GenerateCommand.ColumnsFor));
        foreach (var command in new[] { "generate", "refine" })
        {
            var result = Shell.Run(command, "--model", run.Path, "--count", "4", "--out", run.Scratch("x.jpg"));
            Assert.Equal(ExitCode.BadInput, result.Code);
            Assert.Contains("--out: ", result.Error, StringComparison.Ordinal);
            Assert.False(Path.Exists(run.Scratch("x.jpg")));
        }
        Shell.Succeed("refine", "--model", run.Path, "--refiner", "coach:iterations=1", "--count", "5", "--out", run.Scratch("refined.csv"));
        Assert.Equal(5, File.ReadAllLines(run.Scratch("refined.csv")).Length);
    }

    [Fact]
    public void A_judge_needs_real_images_before_the_first_question()
    {
        var zip = run.Scratch("alone.zip");
        File.Copy(new RunFolder(run.Path).Model, zip);
        var result = Shell.Run("judge", "--model", zip, "--port", "0");
        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains("--data is missing", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluating_names_the_featurizer_by_its_hash_and_a_refined_network_on_the_same_classes()
    {
        var protocols = new[] { Array.Empty<string>(), ["--refiner", "coach:iterations=2,learningRate=0.1"] }.Select((refiner, i) =>
        {
            var file = run.Scratch($"protocol{i}.json");
            Shell.Succeed(["evaluate", "--model", run.Path, "--features", "principal:featureCount=3", "--metrics", "recall:neighborCount=2", "--out", file,
                .. refiner]);
            return JsonNode.Parse(File.ReadAllText(file))!;
        }).ToArray();
        Assert.NotEmpty((string)protocols[0]["protocol"]!["featurizerHash"]!);
        Assert.Contains("generated classes: as in the real images", (string)protocols[0]["protocol"]!["settings"]!, StringComparison.Ordinal);
        Assert.Equal($"{protocols[0]["protocol"]}", $"{protocols[1]["protocol"]}");
        Assert.NotEqual((double)protocols[0]["frechetDistance"]!, (double)protocols[1]["frechetDistance"]!);
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
