using System.Diagnostics;
using System.Globalization;
using GanRefinement.Examples.Commands;
using GanRefinement.Programs;
using GanRefinement.Programs.Screen;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;
using TorchSharp;

namespace GanRefinement.Examples.Demo;

/// <summary>Loads the saved pipeline the way an app would, here or in a fresh process.</summary>
internal static class SavedPipeline
{
    /// <summary>The digest of images that the model in <paramref name="path"/> generates. Loading needs no registration call.</summary>
    public static string Digest(string path, int count, int seed)
    {
        MLContext ml = new();
        var model = ml.Model.Load(path, out _);
        var gan = ((IEnumerable<ITransformer>)model).OfType<GanTransformer>().Single();
        return Digest(ml, model, gan, count, seed);
    }

    /// <summary>The digest of images that a pipeline in memory generates.</summary>
    public static string Digest(MLContext ml, ITransformer model, GanTransformer gan, int count, int seed)
    {
        var latents = ml.Gan().SampleLatents(gan, count, seed: seed);
        return GeneratedImages.Read(model.Transform(latents)).Digest();
    }

    /// <summary>Runs <c>reload</c> in a fresh process and returns the digest that it prints.</summary>
    public static string DigestInFreshProcess(string path, int count, int seed)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process does not know its own program.");
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true };
        // Sums come out differently in the last bits when another number of threads shares them.
        start.Environment[TorchThreads.Variable] = torch.get_num_threads().ToString(CultureInfo.InvariantCulture);
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(SavedPipeline).Assembly.Location);

        string[] arguments =
        [
            ReloadCommand.Name,
            ReloadCommand.ModelOption, path,
            ReloadCommand.CountOption, count.ToString(CultureInfo.InvariantCulture),
            ReloadCommand.SeedOption, seed.ToString(CultureInfo.InvariantCulture),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? printed.Trim()
            : throw new InvalidOperationException($"The fresh process failed with exit code {process.ExitCode}.");
    }
}
