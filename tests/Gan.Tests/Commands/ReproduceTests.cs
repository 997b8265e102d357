namespace GanRefinement.Gan.Tests.Commands;

/// <summary><c>gan reproduce</c>: that it is src/Reproduce's, whose own tests have the rest.</summary>
[Collection(nameof(UsesTorch))]
public sealed class ReproduceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gan").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Writes_a_claims_page_and_says_what_is_left()
    {
        // No run starts after no minutes: the page shows what there is, nothing.
        var output = Shell.Succeed("reproduce", "advlat", "--budget", "0", "--out", _folder);
        Assert.Contains("The same call goes on with them.", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "advlat.md")));
    }

    [Fact]
    public void Bad_input_is_told_of_as_everywhere()
    {
        var result = Shell.Run("reproduce", "advlat", "--seeds", "0", "--out", _folder);
        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains("--seeds must be at least 1, not 0", result.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, Shell.Run("reproduce", "advlatt").Code);
    }
}
