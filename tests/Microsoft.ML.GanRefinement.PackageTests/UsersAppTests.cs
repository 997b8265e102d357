using System.Security.Cryptography;
using Microsoft.ML.GanRefinement.PackageTests.Build;

namespace Microsoft.ML.GanRefinement.PackageTests;

/// <summary>Apps that know the package alone train, save, load and generate, and what they publish loads on older Linux too.</summary>
[Collection(nameof(UsersFolder))]
public sealed class UsersAppTests(UsersFolder folder)
{
    private const string NativeLibrary = "libLibTorchSharp.so";

    [Fact]
    public async Task One_app_trains_and_another_generates()
    {
        await folder.Dotnet("build", "Train", "-nologo");
        Assert.Equal("trained 20 iterations", (await folder.Dotnet("Train/bin/Debug/net10.0/Train.dll", "gan.zip")).Trim());

        await folder.Dotnet("build", "Generate", "-c", "Release", "-nologo");
        Assert.Equal(
            "generated 8 pictures, 8 finite scores",
            (await folder.Dotnet("Generate/bin/Release/net10.0/Generate.dll", "gan.zip", "picture.png")).Trim());
        Assert.Equal([0x89, .. "PNG"u8], File.ReadAllBytes(folder.Path("picture.png"))[..4]);
    }

    /// <summary>For every system; for Linux alone; as a single file: each from any system.</summary>
    [Theory]
    [InlineData("runtimes/linux-x64/native/")]
    [InlineData("", "-r", "linux-x64", "--self-contained", "false")]
    [InlineData("", "-r", "linux-x64", "--self-contained", "false", "-p:PublishSingleFile=true")]
    public async Task What_is_published_loads_on_older_Linux(string place, params string[] options)
    {
        var output = $"published-{string.Concat(options.Select(o => o.Trim('-').Replace(':', '-')))}";
        await folder.Dotnet(["publish", "Generate", "-c", "Release", "-nologo", "-o", output, .. options]);
        var published = folder.Path(Path.Combine(output, place, NativeLibrary));
        Assert.Equal(Hash(Weakened()), Hash(published));
        Assert.NotEqual(Hash(Places.TorchSharpForLinux), Hash(published));
    }

    private string Weakened() => new BuildOfUser(folder.Path("expected")).Weaken(Places.TorchSharpForLinux);

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
