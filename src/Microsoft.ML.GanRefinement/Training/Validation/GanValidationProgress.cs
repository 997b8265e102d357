using System.Globalization;

namespace Microsoft.ML.GanRefinement;

/// <summary>The progress of a training run's validation, for <see cref="GanTrainingProgress.Validation"/>.</summary>
public sealed class GanValidationProgress
{
    internal GanValidationProgress(GanValidationResult last, GanValidationResult best, bool stopsTraining) =>
        (Last, Best, StopsTraining) = (last, best, stopsTraining);

    /// <summary>The latest evaluation.</summary>
    public GanValidationResult Last { get; }

    /// <summary>The best one so far, whose networks are kept.</summary>
    public GanValidationResult Best { get; }

    /// <summary>Whether training ends here, before its last iteration: <see cref="GanValidation.Patience"/> is used up.</summary>
    public bool StopsTraining { get; }

    /// <summary>One phrase for a log.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Last}{(Best == Last ? ", the best" : $" (best {Best.Value:G5} in {Best.Iteration})")}{(StopsTraining ? ", no better for too long: stopping" : "")}");
}
