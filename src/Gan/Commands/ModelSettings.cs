using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Commands;

/// <summary>What commands that use a model can be told.</summary>
internal static class ModelSettings
{
    /// <summary>The model.</summary>
    public static readonly Setting Model = new("model", "A model zip, or the folder of a run.");

    /// <summary>The seed.</summary>
    public static readonly Setting Seed = new("seed", "Seed of the latents. Default: 1.");

    /// <summary>How many.</summary>
    public static readonly Setting Count = new("count", "How many images, at least 1. Default: 64.");

    /// <summary>Which classes.</summary>
    public static readonly Setting Classes = new("class", "Names of the classes to make, in turn; only for conditional networks. Default: all.",
        SettingKind.Many);

    /// <summary>Truncation.</summary>
    public static readonly Setting Truncation = new("truncation", "Latents' values farther than this from 0 are drawn again, at least 0.05. Default: none.");

    /// <summary>The refiner.</summary>
    public static readonly Setting Refiner = new("refiner",
        "What moves latents before they are shown: " + string.Join(", ", Part.Of(typeof(GanLatentRefiner)).Select(part => part.Name).Distinct())
        + ", with arguments as in coach:iterations=30,learningRate=0.01. 'gan parts refiners' has all of them.");

    /// <summary>The latents that are asked for.</summary>
    public static IDataView Latents(MLContext ml, GanTransformer gan, SettingValues values, int count)
    {
        var seed = values.Get(Seed, 1);
        var truncation = values.Get<float?>(Truncation, null);
        var classes = values.Get<IReadOnlyList<string>>(Classes, []);
        if (classes.Count == 0)
            return ml.Gan().SampleLatents(gan, count, seed, truncation);
        return classes.FirstOrDefault(name => !gan.ClassNames.Contains(name)) is { } unknown
            ? throw new BadInputException($"{Classes.Flag}: the network has no class '{unknown}'; "
                + $"{Names.Suggestion(unknown, [.. gan.ClassNames.DefaultIfEmpty("none")])}")
            : ml.Gan().SampleLatents(gan, count, classes, seed, truncation);
    }

    /// <summary>The refiner with its arguments as the end of a file's name: what is made with another one goes to another file.</summary>
    /// <param name="values">What is set.</param>
    /// <param name="byDefault">The refiner where none is set; null for none.</param>
    public static string NameOf(SettingValues values, string? byDefault = null) =>
        (SettingsText.Leaf(values.All[Refiner.Key]) ?? byDefault) is { } refiner
            ? "-" + string.Concat(refiner.Select(c => char.IsLetterOrDigit(c) ? c : '-')) : "";

    /// <summary>The model, with the refiner that is asked for in front of it.</summary>
    public static ITransformer Pipeline(MLContext ml, TrainedModel model, SettingValues values, IDataView latents, CancellationToken cancellation) =>
        values.Get<GanLatentRefiner?>(Refiner, null) is { } refiner
            ? GanRefining.In(ml, model.Gan, refiner, latents, outputs: null, cancellation).Fit(latents).Append(model.Gan)
            : model.Pipeline;
}
