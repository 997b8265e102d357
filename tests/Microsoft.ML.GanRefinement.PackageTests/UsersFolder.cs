using System.Security.Cryptography;
using CliWrap;
using CliWrap.Buffered;
using Microsoft.ML.GanRefinement.PackageTests.Build;

namespace Microsoft.ML.GanRefinement.PackageTests;

/// <summary>A folder outside the repository with the library's package, just packed, and apps that use it. Shared by the tests.</summary>
public sealed class UsersFolder : IAsyncLifetime
{
    // A version of its own for each run, so that nobody's cache has it already.
    private readonly string _version = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";
    private readonly string _path = Directory.CreateTempSubdirectory("gan-package-").FullName;

    public string Package => Path($"feed/Microsoft.ML.GanRefinement.{_version}.nupkg");

    public string Symbols => System.IO.Path.ChangeExtension(Package, ".snupkg");

    public string Path(string name) => System.IO.Path.Combine(_path, name);

    public async Task InitializeAsync()
    {
        await Dotnet(
            "pack", Places.Library, "--no-build", "-c", Places.Configuration, "-o", Path("feed"), "-nologo",
            $"-p:PackageVersion={_version}", $"-p:NuspecOutputPath={Path("nuspec")}/");
        // What the repository has unpacked serves the apps as well; only the new package is unpacked, here, and goes with the folder.
        File.WriteAllText(
            Path("NuGet.config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><add key="unpacked" value="{Places.PackageCache}" /></fallbackPackageFolders>
              <packageSources><add key="feed" value="feed" /></packageSources>
            </configuration>
            """);
        foreach (var file in Directory.EnumerateFiles(AppSources, "*", SearchOption.AllDirectories))
        {
            var copy = Path(System.IO.Path.GetRelativePath(AppSources, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_path, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs dotnet here as from a user's shell and gives what it printed; fails with that where it fails.</summary>
    public async Task<string> Dotnet(params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var result = await Cli.Wrap("dotnet").WithArguments(arguments).WithWorkingDirectory(_path).WithValidation(CommandResultValidation.None)
            .WithEnvironmentVariables(e => e
                .Set("GanRefinementVersion", _version).Set("NUGET_PACKAGES", null)
                // Libtorch takes gigabytes for all systems together: linked, not copied.
                .Set("CreateHardLinksForCopyFilesToOutputDirectoryIfPossible", "true").Set("CreateHardLinksForPublishFilesIfPossible", "true"))
            .ExecuteBufferedAsync(limit.Token);
        Assert.True(result.IsSuccess, $"dotnet {string.Join(' ', arguments)}\n{result.StandardOutput}\n{result.StandardError}");
        return result.StandardOutput;
    }

    /// <summary>Publishes the app that generates, with these options, and gives the folder's name.</summary>
    public async Task<string> Publish(params string[] options)
    {
        var output = $"published{string.Concat(options).Replace(':', '-')}";
        await Dotnet(["publish", "Generate", "-c", "Release", "-nologo", "-o", output, .. options]);
        return output;
    }

    /// <summary>That a published folder has the changed native library, not TorchSharp's own.</summary>
    public void AssertLoadsOnOlderLinux(string published)
    {
        var library = Path(System.IO.Path.Combine(published, "libLibTorchSharp.so"));
        Assert.Equal(Hash(new BuildOfUser(Path("expected")).Weaken(Places.TorchSharpForLinux)), Hash(library));
        Assert.NotEqual(Hash(Places.TorchSharpForLinux), Hash(library));
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    private static string AppSources => System.IO.Path.Combine(AppContext.BaseDirectory, "Apps");
}
