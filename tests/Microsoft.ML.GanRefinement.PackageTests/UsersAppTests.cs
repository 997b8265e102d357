namespace Microsoft.ML.GanRefinement.PackageTests;

/// <summary>Apps that know the package alone train, save, load and generate, and what they publish loads on older Linux too.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(UsersFolder))]
public sealed class UsersAppTests(UsersFolder folder)
{
    [Fact]
    public async Task One_app_trains_and_another_that_is_published_generates()
    {
        await folder.Dotnet("build", "Train", "-nologo");
        Assert.Equal("trained 20 iterations", (await folder.Dotnet("Train/bin/Debug/net10.0/Train.dll", "gan.zip")).Trim());

        // For every system, from any system.
        var published = await folder.Publish();
        folder.AssertLoadsOnOlderLinux(Path.Combine(published, "runtimes", "linux-x64", "native"));
        Assert.Equal("generated 8 pictures, 8 finite scores", (await folder.Dotnet($"{published}/Generate.dll", "gan.zip", "picture.png")).Trim());
        Assert.Equal([0x89, .. "PNG"u8], File.ReadAllBytes(folder.Path("picture.png"))[..4]);
    }

    // For Linux alone, and as a single file.
    [Theory]
    [InlineData("-r", "linux-x64", "--self-contained", "false")]
    [InlineData("-r", "linux-x64", "--self-contained", "false", "-p:PublishSingleFile=true")]
    public async Task What_is_published_for_Linux_loads_on_older_Linux(params string[] options) =>
        folder.AssertLoadsOnOlderLinux(await folder.Publish(options));
}
