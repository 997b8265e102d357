namespace GanRefinement.Gan.Tests.Commands;

/// <summary>The page over runs, and texts that commands share.</summary>
[Collection(nameof(UsesTorch))]
public sealed class CompareTests(TinyRun run)
{
    [Fact]
    public void One_run_is_one_and_has_its_name()
    {
        var page = run.Scratch("one.html");
        Shell.Succeed("compare", run.Path, "--out", page);
        var html = File.ReadAllText(page);
        Assert.Contains("<h1>1 run</h1>", html, StringComparison.Ordinal);
        Assert.Contains($"</i>{Path.GetFileName(run.Path)}</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("</i>all</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_each_default_once_and_speaks_of_its_own_command()
    {
        Assert.DoesNotContain("[default:", Shell.Succeed("compare", "--help"), StringComparison.Ordinal);
        Assert.Contains("Default: compare.html.", Shell.Succeed("compare", "--help"), StringComparison.Ordinal);
        Assert.All(["evaluate", "serve", "judge"], command =>
            Assert.DoesNotContain("What to train on", Shell.Succeed(command, "--help"), StringComparison.Ordinal));
        Assert.DoesNotContain("gan train", Shell.Succeed("refine", "--help"), StringComparison.Ordinal);
    }
}
