namespace GanRefinement.Gan.Tests.Commands;

/// <summary>Each bad input has an exit code and a message that names the option and what would do.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gan").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("train", ExitCode.BadInput, "--data is missing")]
    [InlineData("train --data ring --method wgan-g", ExitCode.BadInput, "--method: there is no 'wgan-g'; did you mean wgan-gp?")]
    [InlineData("train --data ring --method xyz", ExitCode.BadInput, "--method: there is no 'xyz'; there are adv-lat-diversity, ")]
    [InlineData("train --data ring --method lsgn", ExitCode.BadInput, "--method: there is no 'lsgn'; did you mean lsgan?")]
    [InlineData("train --data ring --regularizers r1,leCam", ExitCode.BadInput, "several are separated by spaces, as in 'r1 leCam', and in a file")]
    [InlineData("train --data ring --regularizers r1:gamma=5,leCam", ExitCode.BadInput, "several are separated by spaces, as in 'r1:gamma=5 leCam'")]
    [InlineData("train --data ring --networks mlp:generatorWidths=32,32", ExitCode.BadInput, "no argument; write name=value; a list is written [32,32]")]
    [InlineData("train --data ring --regularizers r1:gamma=-5", ExitCode.BadInput, "--regularizers.r1: gamma must be a finite number of at least 0; it is -5.")]
    [InlineData("train --data ring --networks laplacianPyramid:levels=9", ExitCode.BadInput, "levels must be a number from 1 to 6; it is 9.")]
    [InlineData("train --data ring --preset cifar", ExitCode.BadInput, "--preset: there is no 'cifar'")]
    [InlineData("train --data ring --batch-size many", ExitCode.BadInput, "--batch-size must be a whole number; it is 'many'")]
    [InlineData("train --data ring --generator-learning-rate 0,001", ExitCode.BadInput, "--generator-learning-rate must be a number; it is '0,001'")]
    [InlineData("train --data ring --batch-size 0", ExitCode.BadInput, "--batch-size must be at least 2; it is 0.")]
    [InlineData("train --data ring --size 3x4x5", ExitCode.BadInput, "--size has at most two numbers")]
    [InlineData("train --data ring --size big", ExitCode.BadInput, "--size must be a whole number")]
    [InlineData("train --data ring --channels 2", ExitCode.BadInput, "--channels must be 1 or 3; it is 2")]
    [InlineData("train --data ring --optimizer adma", ExitCode.BadInput, "--optimizer must be one of adam")]
    [InlineData("train --data ring --objective hing", ExitCode.BadInput, "--objective: there is no 'hing'; did you mean hinge?")]
    [InlineData("train --data ring --networks dcgan:chanels=3", ExitCode.BadInput, "--networks.dcgan: there is no 'chanels'")]
    [InlineData("train --data ring --networks dcgan:baseChannels=0", ExitCode.BadInput, "--networks.dcgan: baseChannels must be at least 1")]
    [InlineData("train --data ring --objective energyBased", ExitCode.BadInput, "--objective.energyBased needs margin: ")]
    [InlineData("train --data ring --validation principal", ExitCode.BadInput, "--validation compares features of images, and these data are points of 2")]
    [InlineData("train --data ring --lens channels=0", ExitCode.BadInput, "--lens: channels")]
    [InlineData("train --data ring --validation interval=3", ExitCode.BadInput, "--validation: there is no 'interval")]
    [InlineData("train --data nowhere --dry-run", ExitCode.BadInput, "--data: there is no folder, file or data set 'nowhere'")]
    [InlineData("train --data nowhere", ExitCode.BadInput, "--data: there is no folder, file or data set 'nowhere'")]
    [InlineData("train --resume nowhere", ExitCode.BadInput, "--resume: there is no run in 'nowhere'")]
    [InlineData("train --config nowhere.yaml", ExitCode.BadInput, "There is no settings file 'nowhere.yaml'")]
    [InlineData("train --data ring --btach-size 3", ExitCode.BadInput, "There is no --btach-size; did you mean --batch-size?")]
    [InlineData("train --data ring --max-iteration=5", ExitCode.BadInput, "There is no --max-iteration; did you mean --max-iterations?")]
    [InlineData("train --data ring --regularizers r1 --max-iteration 5", ExitCode.BadInput, "There is no --max-iteration; did you mean --max-iterations?")]
    [InlineData("train ring", ExitCode.BadInput, "'ring' stands behind no flag; did you mean --data ring?")]
    [InlineData("inspect runs/a", ExitCode.BadInput, "'runs/a' stands behind no flag; did you mean --model runs/a?")]
    [InlineData("inspect --model runs/a runs/b", ExitCode.BadInput, "'runs/b' stands behind no flag.")]
    [InlineData("compare runs/a --ouut x.html", ExitCode.BadInput, "There is no --ouut; did you mean --out?")]
    [InlineData("generate", ExitCode.BadInput, "--model is missing")]
    [InlineData("generate --model nowhere.zip", ExitCode.BadInput, "There is no model 'nowhere.zip'")]
    [InlineData("generate --model nowhere.zip --count 0", ExitCode.BadInput, "--count must be at least 1; it is 0")]
    [InlineData("compare nowhere", ExitCode.BadInput, "There is no run in 'nowhere'")]
    [InlineData("parts loses", ExitCode.BadInput, "There are no 'loses'; did you mean losses?")]
    [InlineData("parts hing", ExitCode.BadInput, "There are no 'hing'; did you mean hinge?")]
    [InlineData("parts xyz", ExitCode.BadInput, "There are no 'xyz'; there are methods, networks, ")]
    [InlineData("fly", ExitCode.BadInput, "There is no command 'fly'; there are train, generate, ")]
    [InlineData("trian", ExitCode.BadInput, "There is no command 'trian'")]
    [InlineData("inspct", ExitCode.BadInput, "There is no command 'inspct'; did you mean inspect?")]
    [InlineData("merge", ExitCode.BadInput, "merge")]
    public void Is_told_in_one_line(string line, int code, string expected)
    {
        var arguments = line.Split(' ');
        if (arguments[0] == "train" && !line.Contains("--resume", StringComparison.Ordinal))
            arguments = [.. arguments, "--out", Path.Combine(_folder, "run")];
        var result = Shell.Run(arguments);
        Assert.Equal(code, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter '", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Actual value", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_flag_is_told_of_once_and_without_its_value()
    {
        var result = Shell.Run("train", "--data", "ring", "--max-iteration", "5");
        Assert.Equal(2, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("'5'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_at_all_gets_the_list_of_commands()
    {
        var result = Shell.Run();
        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Equal(Shell.Succeed("--help"), result.Output);
        Assert.Contains("inspect", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("maxIteration: 3", "There is no setting 'maxIteration'; did you mean maxIterations?")]
    [InlineData("- 3", "must be a mapping of names to values")]
    [InlineData("a: [", "is no YAML: line ")]
    public void A_bad_settings_file_is_told_of_with_its_place(string yaml, string expected)
    {
        var file = Path.Combine(_folder, "settings.yaml");
        File.WriteAllText(file, yaml);
        var result = Shell.Run("train", "--config", file, "--data", "ring");
        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused()
    {
        var file = Path.Combine(_folder, "model.zip");
        File.WriteAllText(file, "no zip");
        foreach (var command in new[] { "generate", "inspect", "export" })
        {
            var result = Shell.Run(command, "--model", file);
            Assert.Equal(ExitCode.BadInput, result.Code);
            Assert.Contains(file, result.Error, StringComparison.Ordinal);
        }
    }
}
