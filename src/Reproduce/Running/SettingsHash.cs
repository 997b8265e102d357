using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using Microsoft.ML.GanRefinement;
using TorchSharp;

namespace GanRefinement.Reproduce.Running;

/// <summary>Tells apart runs whose values cannot be compared: another option, data set, length, version of the library. Commits of one
/// version are not told apart, for most change no value and runs take hours; each measurement says of which it is, and the page lists
/// them.</summary>
internal static class SettingsHash
{
    private const int Digits = 12;

    /// <summary>The library's version, without the commit.</summary>
    public static string LibraryVersion { get; } = Version(typeof(GanTransformer));

    /// <summary>The library's version, with the commit where the build knows it.</summary>
    public static string LibraryBuild { get; } = Build(typeof(GanTransformer));

    public static string Of(Experiment experiment, IDataset dataset, Variant variant)
    {
        var options = variant.Options(experiment.Iterations);
        JsonObject settings = new()
        {
            ["library"] = LibraryVersion,
            ["torch"] = Version(typeof(torch)),
            ["dataset"] = dataset.Identity,
            ["variant"] = variant.Name,
            ["trainer"] = options.GetType().FullName,
            ["options"] = JsonSerializer.SerializeToNode(options, options.GetType()),
            ["stops"] = JsonSerializer.SerializeToNode(Variant.Stops(variant.Iterations ?? experiment.Iterations, experiment.Points)),
            ["refinements"] = JsonSerializer.SerializeToNode(variant.Refinements.Select(refinement => refinement.Name + refinement.Note)),
        };
        // Only where there are some: others keep the hash that they have always had.
        if (experiment.Seconds is { } seconds)
            settings["seconds"] = seconds;

        return Of(settings.ToJsonString());
    }

    /// <summary>That of real samples.</summary>
    public static string Of(IDataset dataset) => Of($"{LibraryVersion} {Version(typeof(torch))} {dataset.Identity}");

    /// <summary>What decides a trained pair beside its seed: neither what is measured on it, nor in which experiment.</summary>
    public static string OfPair(Run run)
    {
        var iterations = run.Stops[^1];
        var options = run.Variant.Options(iterations);
        JsonObject settings = new()
        {
            ["library"] = LibraryVersion,
            ["torch"] = Version(typeof(torch)),
            ["data"] = run.Dataset.TrainingIdentity,
            ["trainer"] = options.GetType().FullName,
            ["options"] = JsonSerializer.SerializeToNode(options, options.GetType()),
            ["iterations"] = iterations,
        };
        return Of(settings.ToJsonString());
    }

    /// <summary>The start of a text's SHA-256.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];

    private static string Version(Type type) => Build(type).Split('+')[0];

    private static string Build(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
