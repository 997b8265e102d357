using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Training.Validation;

namespace Microsoft.ML.GanRefinement.Trainers;

/// <summary>What all trainers do with the options that they share.</summary>
internal static class CommonOptions
{
    // What is saved with a model but decides none of its numbers. The seed does; it is told apart because it may be left to chance.
    private static readonly string[] IgnoredOnResume =
    [
        "LabelColumnName", nameof(GanTrainerOptions.ImageColumnName), nameof(GanTrainerOptions.LatentColumnName),
        nameof(GanTrainerOptions.GeneratedImageColumnName), nameof(GanTrainerOptions.ScoreColumnName),
        nameof(GanTrainerOptions.MaxIterations), nameof(GanTrainerOptions.ProgressInterval), nameof(GanTrainerOptions.Seed),
        // The training data's fingerprint says whether they were streamed, and with which buffer.
        nameof(GanTrainerOptions.CacheMegabytes), nameof(GanTrainerOptions.ShuffleBufferSize),
        nameof(GanRecipeOptions.LatentRefinement),
    ];

    /// <summary>Checks every one of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    public static void Check(GanTrainerOptions options)
    {
        OptionChecks.Column(options.ImageColumnName);
        OptionChecks.Column(options.LatentColumnName);
        OptionChecks.Column(options.GeneratedImageColumnName);
        OptionChecks.Column(options.ScoreColumnName);
        OptionChecks.AtLeast(1, options.MaxIterations);
        OptionChecks.AtLeast(2, options.BatchSize);
        OptionChecks.AtLeast(1, options.LatentSize);
        OptionChecks.AtLeast(1, options.ProgressInterval);
        OptionChecks.AtLeast(0, options.CacheMegabytes);
        OptionChecks.AtLeast(1, options.ShuffleBufferSize);
        OptionChecks.AtLeast(1, options.SampleInterval);
        OptionChecks.AtLeast(1, options.SampleCount);
        options.Validation?.Check();
        OptionChecks.Path(options.CheckpointDirectory);
        OptionChecks.AtLeast(1, options.CheckpointInterval);
        OptionChecks.AtLeast(1, options.CheckpointsToKeep);
        OptionChecks.Defined(options.CancellationBehavior);
        OptionChecks.Defined(options.GeneratedClasses);
    }

    /// <summary>The options that decide a training's numbers, for its checkpoints: all of them.</summary>
    public static JsonObject ResumeIdentity(IGanMethod method, Cancellation cancellation = default)
    {
        var deciding = ResumeIdentityBeforeData(method);
        if (method.Options.Validation is { } validation)
            deciding[nameof(GanTrainerOptions.Validation)] = ValidationFingerprint.Of(validation, method.Options.ImageColumnName, cancellation);
        return deciding;
    }

    /// <summary>Those of <see cref="ResumeIdentity"/> that are known without reading any data.</summary>
    public static JsonObject ResumeIdentityBeforeData(IGanMethod method)
    {
        var deciding = method.Describe();
        // A rate that falls until the last iteration depends on which that is, from the first on.
        var endDecides = method.Options is GanRecipeOptions { LearningRateSchedule.DependsOnEnd: true };
        foreach (var name in IgnoredOnResume.Where(name => !(endDecides && name == nameof(GanTrainerOptions.MaxIterations))))
            deciding.Remove(name);
        if (method.Options.InitialModel is { } initial)
            deciding[nameof(GanTrainerOptions.InitialModel)] = initial.Pair.Fingerprint();
        if (method.Options.Validation is not null)
            deciding.Remove(nameof(GanTrainerOptions.Validation));
        return deciding;
    }

    /// <summary>The trained transformer's columns.</summary>
    public static GanColumns Columns(IGanMethod method) => new(
        method.Options.LatentColumnName, method.LabelColumnName ?? ColumnNames.Label, method.Options.GeneratedImageColumnName, method.Options.ScoreColumnName);
}
