using System.Text.Json.Nodes;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using Microsoft.ML.Data;

namespace GanRefinement.Gan.Tests.Commands;

/// <summary><c>gan train</c>: what is in the folder, and that the folder's settings repeat the run.</summary>
[Collection(nameof(UsesTorch))]
public sealed class TrainTests(TinyRun run)
{
    private readonly RunFolder _folder = new(run.Path);

    [Fact]
    public void Writes_model_report_samples_log_and_checkpoints()
    {
        Assert.True(File.Exists(_folder.Model));
        Assert.True(File.Exists(_folder.Report));
        Assert.Equal([3, 6], _folder.Sheets().Select(sheet => sheet.Iteration));
        Assert.Equal([3, 6], _folder.Sheets(ofReal: true).Select(sheet => sheet.Iteration));
        Assert.NotEmpty(Directory.GetFiles(_folder.Checkpoints));
        Assert.Contains("iteration 6/6", File.ReadAllText(_folder.Log), StringComparison.Ordinal);
        Assert.Equal("done", RunState.Load(_folder.State)!.Status);
        Assert.Equal(6, RunState.Load(_folder.State)!.Iteration);
        Assert.Contains(_folder.Report, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_are_lines_of_JSON_with_every_number_of_a_report()
    {
        var lines = MetricsLog.Read(_folder.Metrics);
        Assert.Equal([2, 3, 4, 6], lines.Select(line => line["iteration"]));
        Assert.All(lines, line => Assert.True(double.IsFinite(line["discriminatorLoss"]) && line["imagesPerSecond"] > 0));
        Assert.True(lines[^1]["validation.last.value"] >= lines[^1]["validation.best.value"]);
    }

    [Fact]
    public void The_written_settings_repeat_the_run_to_the_bit()
    {
        var again = run.Scratch("again");
        Shell.Succeed("train", "--config", _folder.Settings, "--out", again);
        Assert.Equal(Weights(_folder.Model), Weights(new RunFolder(again).Model));
    }

    [Fact]
    public void Resumes_to_the_same_bits_and_lines_as_without_a_stop()
    {
        var (whole, halves) = (run.Scratch("whole"), run.Scratch("halves"));
        string[] settings = ["--data", run.Data, "--seed", "7", "--progress-interval", "1", .. TinyRun.Small];
        Shell.Succeed(["train", "--out", whole, "--max-iterations", "5", .. settings]);
        Shell.Succeed(["train", "--out", halves, "--max-iterations", "3", .. settings]);
        // As a run that was killed after its checkpoint leaves it.
        File.AppendAllText(new RunFolder(halves).Metrics, "{\"iteration\":4,\"discriminatorLoss\":99}\n{\"iter");

        Shell.Succeed("train", "--resume", halves, "--max-iterations", "5");

        Assert.Equal(Weights(new RunFolder(whole).Model), Weights(new RunFolder(halves).Model));
        Assert.Equal([1, 2, 3, 4, 5], MetricsLog.Read(new RunFolder(halves).Metrics).Select(line => line["iteration"]));
        Assert.Equal(
            MetricsLog.Read(new RunFolder(whole).Metrics).Select(line => line["discriminatorLoss"]),
            MetricsLog.Read(new RunFolder(halves).Metrics).Select(line => line["discriminatorLoss"]));
        var seconds = MetricsLog.Read(new RunFolder(halves).Metrics).Select(line => line["elapsed"]).ToArray();
        Assert.Equal(seconds.Order(), seconds);
        Assert.True(RunState.Load(new RunFolder(halves).State)!.Started < RunState.Load(new RunFolder(halves).State)!.Ended!.Value.AddSeconds(-seconds[^1]));
        Assert.Contains("All 5 iterations were done already", Shell.Succeed("train", "--resume", halves), StringComparison.Ordinal);
        Assert.Equal("5", SettingsText.Leaf(SettingsText.Read(new RunFolder(halves).Settings)["maxIterations"]));
    }

    [Fact]
    public void A_dry_run_prints_settings_and_all_options_and_makes_nothing()
    {
        var target = run.Scratch("dry");
        var output = Shell.Succeed("train", "--data", run.Data, "--method", "wgan-gp", "--out", target, "--dry-run", "--batch-size", "17");
        Assert.False(Directory.Exists(target));
        Assert.Contains("batchSize: 17", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var options = JsonNode.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..])!;
        Assert.Equal("wgan-gp", (string?)options["method"]);
        Assert.Equal(17, (int?)options["options"]!["BatchSize"]);
        Assert.Equal(5, (int?)options["options"]!["CriticSteps"]);
    }

    [Fact]
    public void The_settings_of_the_documentation_are_settings()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "program.md"));
        var file = run.Scratch("documented.yaml");
        File.WriteAllText(file, page.Split("```yaml")[1].Split("```")[0]);
        var output = Shell.Succeed("train", "--config", file, "--dry-run");
        Assert.Contains("\"uniformClasses\"", output, StringComparison.Ordinal);
        Assert.Contains("\"r1\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_a_run_is_not_overwritten()
    {
        var before = File.GetLastWriteTimeUtc(_folder.Model);
        var result = Shell.Run(["train", "--data", run.Data, "--out", run.Path, .. TinyRun.Small]);
        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains($"--resume {run.Path}", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(_folder.Model));
    }

    [Fact]
    public void Mixtures_train_too_and_their_samples_are_points()
    {
        var target = run.Scratch("ring");
        Shell.Succeed("train", "--data", "ring", "--networks", "mlp:generatorWidths=[4],discriminatorWidths=[4]", "--latent-size", "2", "--batch-size", "4",
            "--max-iterations", "2", "--out", target);
        Assert.Single(new RunFolder(target).Sheets());
        Assert.Contains("generated.csv", Shell.Succeed("generate", "--model", target, "--count", "3", "--out", run.Scratch("generated.csv")),
            StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(run.Scratch("generated.csv")).Length);
        Shell.Succeed("generate", "--model", target, "--count", "3", "--out", run.Scratch("points.png"));
        using var points = MLImage.CreateFromFile(run.Scratch("points.png"));
        Assert.Equal(points.Width, points.Height);
        Assert.Contains("captured modes", Shell.Succeed("evaluate", "--model", target, "--real", "30"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Points_have_a_network_of_their_own_and_few_images_as_many_features()
    {
        Assert.Contains("networks: mlp", Shell.Succeed("train", "--data", "ring", "--dry-run"), StringComparison.Ordinal);
        string[] few = ["--max-iterations", "1", "--validation", "principal", "--out", run.Scratch("few")];
        var output = Shell.Succeed(["train", "--data", run.Data, .. few, .. TinyRun.Small]);
        Assert.Contains("10 classes, which standard leaves unused (--label-column-name Label", output, StringComparison.Ordinal);
        Assert.Contains("10 classes", run.Output, StringComparison.Ordinal);
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    private static string Weights(string model)
    {
        using var zip = System.IO.Compression.ZipFile.OpenRead(model);
        using var stream = zip.Entries.Single(entry => entry.Name == "generator.weights").Open();
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream));
    }
}
