using System.Diagnostics;
using System.Reflection;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

/// <summary>An application that forgot the package with TorchSharp's native library: a process whose folder lacks it.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(StartsProcesses))]
public sealed class MissingNativeLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_named_by_fit() => AssertNamesThePackage(Run("TrainProbe", _folder.File("checkpoints"), "3"));

    [Fact]
    public void Is_named_by_load()
    {
        MLContext ml = new(seed: 1);
        using GanTransformer gan = new(ml, SmallPair.Create(), new GanColumns());
        ml.Model.Save(gan, TinyGan.Latents(ml).Schema, _folder.File("model.zip"));

        AssertNamesThePackage(Run("LoadProbe", _folder.File("model.zip"), "", "", "", ""));
    }

    private static void AssertNamesThePackage((int ExitCode, string Errors) run)
    {
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("System.InvalidOperationException: TorchSharp's native library cannot be loaded", run.Errors);
        Assert.Contains("TorchSharp-cpu", run.Errors);
        Assert.Contains("libLibTorchSharp", run.Errors);
    }

    private (int ExitCode, string Errors) Run(string probe, params string[] arguments)
    {
        var program = typeof(MissingNativeLibraryTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == probe).Value!;
        var copy = CopyWithoutTorch(Path.GetDirectoryName(program)!);
        ProcessStartInfo start = new("dotnet", ["exec", Path.Combine(copy, Path.GetFileName(program)), .. arguments]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }

    private string CopyWithoutTorch(string source)
    {
        var copy = _folder.File("application");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(file);
            if (name.StartsWith("lib", StringComparison.Ordinal) && name.Contains("torch", StringComparison.OrdinalIgnoreCase))
                continue;

            var target = Path.Combine(copy, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}
