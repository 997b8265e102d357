using System.IO.Compression;
using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Tests.Commands;

/// <summary>What is refused leaves everything as it was.</summary>
[Collection(nameof(UsesTorch))]
public sealed class RefusedRunTests(TinyRun run) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gan").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_refused_resume_leaves_the_run_as_it_was_and_it_goes_on_as_before()
    {
        var mine = Path.Combine(_folder, "mine");
        Shell.Succeed("train", "--config", new RunFolder(run.Path).Settings, "--validation",
            "{features: pixels, interval: 3, generatedCount: 12}", "--out", mine);
        RunFolder folder = new(mine);
        Assert.Contains(">done<", File.ReadAllText(folder.Report), StringComparison.Ordinal);
        string[] files = [folder.Settings, folder.Options, folder.State, folder.Report];
        var before = files.Select(File.ReadAllText).ToArray();
        foreach (var change in new[] { "--batch-size 3", "--max-iterations 5", "--data ring", "--out elsewhere" })
        {
            var result = Shell.Run(["train", "--resume", mine, .. change.Split(' ')]);
            Assert.True(result.Code != ExitCode.Success, change);
            Assert.Equal(before, files.Select(File.ReadAllText));
        }
        Shell.Succeed("train", "--resume", mine, "--max-iterations", "8");
        Assert.Equal(8, RunState.Load(folder.State)!.Iteration);
        Assert.Contains("maxIterations: 8", File.ReadAllText(folder.Settings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_never_began_can_be_begun_again_in_its_folder()
    {
        var mine = Path.Combine(_folder, "mine");
        string[] line = ["train", "--data", run.Data, "--out", mine, "--max-iterations", "2", .. TinyRun.Small];
        foreach (var wrong in new[] { "--batch-size 1000", "--size 7", "--label-column-name Class" })
        {
            Assert.NotEqual(ExitCode.Success, Shell.Run([.. line, .. wrong.Split(' ')]).Code);
            Assert.False(Directory.Exists(mine), wrong);
        }
        // What was there stays.
        Directory.CreateDirectory(mine);
        File.WriteAllText(Path.Combine(mine, "log.txt"), "mine");
        Assert.NotEqual(ExitCode.Success, Shell.Run([.. line, "--batch-size", "1000"]).Code);
        Assert.StartsWith("mine", File.ReadAllText(Path.Combine(mine, "log.txt")), StringComparison.Ordinal);
        Shell.Succeed(line);
    }

    [Fact]
    public void Messages_name_flags_and_not_the_options_of_an_app()
    {
        var images = Path.Combine(_folder, "images");
        Directory.CreateDirectory(Path.Combine(images, "a"));
        foreach (var name in new[] { "a/1.png", "a/2.png", "a/3.png", "a/4.png" })
            File.Copy(Directory.GetFiles(new RunFolder(run.Path).Path, "*.png", SearchOption.AllDirectories)[0], Path.Combine(images, name));
        string[] Line(string name, params string[] more) =>
            ["train", "--data", images, "--out", Path.Combine(_folder, name), "--max-iterations", "1", .. TinyRun.Small, .. more];

        File.WriteAllText(Path.Combine(images, "a", "5.png"), "no image");
        AssertSays("Remove or mend it, or give --skip-broken-files to leave such files out.", Line("mine"));
        Shell.Succeed(Line("mine", "--skip-broken-files"));
        File.Move(Path.Combine(images, "a", "4.png"), Path.Combine(images, "4.png"));
        AssertSays("move it into a subfolder, or give --unlabelled if they are none.", Line("other", "--skip-broken-files"));
        Shell.Succeed(Line("other", "--skip-broken-files", "--unlabelled"));
        Assert.Contains("unlabelled: true", File.ReadAllText(Path.Combine(_folder, "other", "config.yaml")), StringComparison.Ordinal);

        AssertSays("--batch-size was 4 and is 3", "train", "--resume", run.Path, "--batch-size", "3");
        AssertSays("start a new one in another --out", "train", "--resume", run.Path, "--batch-size", "3");
        AssertSays("--gpu is 7, but 0 GPUs are available.", "generate", "--model", run.Path, "--gpu", "7");
        AssertSays("--seed was 5 and is 3", "train", "--resume", run.Path, "--seed", "3");
        AssertSays("--out is given without a value.", "train", "--data", images, "--out", "");
        AssertSays("--out: the run's folder ", ["train", "--data", images, "--out", Path.Combine(images, "a", "1.png"), .. TinyRun.Small]);
        AssertSays("--seed must be a whole number of at most 2147483647", Line("large", "--seed", "99999999999"));
        AssertSays("'gamma' is given twice.", Line("twice", "--regularizers", "r1:gamma=5,gamma=6"));
        var notes = Path.Combine(_folder, "notes.txt");
        File.WriteAllText(notes, "mine");
        AssertSays("notes.txt' is there and no page", "compare", run.Path, "--out", notes);
        AssertSays("is the model itself", "refine", "--model", run.Path, "--save", new RunFolder(run.Path).Model);
        var twice = Path.Combine(_folder, "twice.yaml");
        File.WriteAllText(twice, "max-iterations: 5\nMaxIterations: 6\n");
        AssertSays($"'{twice}' has maxIterations twice, the second time as 'MaxIterations'.", "train", "--config", twice);
        File.WriteAllText(Path.ChangeExtension(twice, ".json"), "{\"maxIterations\": 5, \"maxIterations\": 6}");
        AssertSays("twice.json' is no JSON: ", "train", "--config", Path.ChangeExtension(twice, ".json"));
        AssertSays("--truncation must be at least 0.05; it is 0.", "generate", "--model", run.Path, "--truncation", "0");
        AssertSays("--lens: channels must be at least 1; it is 0.", Line("lensed", "--unlabelled", "--skip-broken-files", "--lens", "channels=0"));
        AssertSays("--unrolling: steps must be at least 0; it is -2.",
            Line("unrolled", "--unlabelled", "--skip-broken-files", "--attack", "steps=3", "--unrolling", "steps=-2"));
        AssertSays("Give the run's config.yaml", "train", "--config", new RunFolder(run.Path).Options);

        static void AssertSays(string expected, params string[] arguments)
        {
            var result = Shell.Run(arguments);
            Assert.Contains(expected, result.Output + result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_run_is_gone_on_with_whatever_is_left_of_it_and_no_model_is_lost()
    {
        var folder = new RunFolder(Path.Combine(_folder, "left"));
        Shell.Succeed(
            ["train", "--data", run.Data, "--out", folder.Path, "--max-iterations", "2", "--checkpoint-interval", "2", "--seed", "1", .. TinyRun.Small]);
        var model = File.ReadAllBytes(folder.Model);

        // As a program that was killed at that moment could have left it.
        File.WriteAllText(folder.State, "");
        Shell.Succeed("train", "--resume", folder.Path, "--max-iterations", "4");
        Assert.Equal(4, RunState.Load(folder.State)!.Iteration);

        foreach (var checkpoint in Directory.GetFiles(folder.Checkpoints, "*.gan"))
            File.WriteAllText(checkpoint, "damaged");
        var trained = File.ReadAllBytes(folder.Model);
        Assert.NotEqual(model, trained);
        var begun = Shell.Run("train", "--resume", folder.Path, "--max-iterations", "3");
        Assert.Contains("The training began anew; the model of iteration 4 is kept as ", begun.Output, StringComparison.Ordinal);
        Assert.Equal(trained, File.ReadAllBytes(Path.ChangeExtension(folder.Model, ".4.zip")));

        Directory.Delete(folder.Checkpoints, recursive: true);
        trained = File.ReadAllBytes(folder.Model);
        var refused = Shell.Run("train", "--resume", folder.Path);
        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Contains("has a model, and no checkpoint to go on from.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(trained, File.ReadAllBytes(folder.Model));

        File.Delete(folder.Model);
        Assert.Contains("the run begins anew.", Shell.Run("train", "--resume", folder.Path).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.Model));
    }

    [Fact]
    public void A_run_knows_its_data_from_anywhere() =>
        Assert.Contains($"data: {Path.GetFullPath(run.Data)}", File.ReadAllText(new RunFolder(run.Path).Settings), StringComparison.Ordinal);

    [Fact]
    public void A_saved_refiner_is_named_and_not_lost_in_ONNX()
    {
        var (model, target) = (Path.Combine(_folder, "new", "coached.zip"), Path.Combine(_folder, "other", "coached.onnx"));
        Shell.Succeed("refine", "--model", run.Path, "--refiner", "coach:iterations=2", "--count", "2", "--out", Path.Combine(_folder, "x.png"),
            "--save", model);
        Assert.Contains("LatentRefinement", Shell.Succeed("inspect", "--model", model), StringComparison.Ordinal);
        var refused = Shell.Run("export", "--model", model, "--out", target);
        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Contains("--without-refinement", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
        Shell.Succeed("export", "--model", model, "--out", target, "--without-refinement");
        Assert.True(File.Exists(target));
        var output = Shell.Succeed("refine", "--model", model, "--count", "2", "--out", Path.Combine(_folder, "y.png"));
        Assert.Contains("is left out", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_and_foreign_zips_are_told_in_one_line()
    {
        var (damaged, foreign) = (Path.Combine(_folder, "damaged.zip"), Path.Combine(_folder, "foreign.zip"));
        File.Copy(new RunFolder(run.Path).Model, damaged);
        using (var zip = ZipFile.Open(damaged, ZipArchiveMode.Update))
        {
            using var stream = zip.Entries.Single(entry => entry.Name == "generator.weights").Open();
            stream.Position = 300;
            stream.WriteByte(77);
        }
        using (var zip = ZipFile.Open(foreign, ZipArchiveMode.Create))
            zip.CreateEntry("a.txt");
        var result = Shell.Run("generate", "--model", damaged, "--count", "1");
        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains($"'{damaged}' cannot be loaded as a model: The model file is damaged: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        result = Shell.Run("inspect", "--model", foreign);
        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains("without a trained network", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_evaluation_on_images_that_are_not_held_out_says_so_and_fits_few_images()
    {
        // Only the training part: 60 images, fewer than the default number of principal components.
        var data = Path.Combine(run.Data, TinyData.Files[0]);
        var output = Shell.Succeed("evaluate", "--model", run.Path, "--data", data, "--metrics", "precision:neighborCount=2", "--out",
            Path.Combine(_folder, "metrics.json"));
        Assert.Contains("has no held-out part", output, StringComparison.Ordinal);
        Assert.Contains("60 principal components", output, StringComparison.Ordinal);
    }
}
