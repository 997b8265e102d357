using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Running;

/// <summary>What one row has at one point of one run: a line of the state file.</summary>
internal sealed record Measurement
{
    /// <summary>The experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The row of its table.</summary>
    public required string Row { get; init; }

    /// <summary>The run's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Iterations trained.</summary>
    public required int Iteration { get; init; }

    /// <summary>Hash of the settings that decide the values (see <see cref="SettingsHash"/>): lines of others are never mixed in.</summary>
    public required string Settings { get; init; }

    /// <summary>The library's version with its commit; empty in lines of before it was written down.</summary>
    public string Library { get; init; } = "";

    /// <summary>How many runs shared the processor, which decides the seconds.</summary>
    public required int Parallel { get; init; }

    /// <summary>Values by <see cref="Metric.Key"/>; none where training diverged.</summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>How the values were measured.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>What a row of a trained pair was made with: another one is measured anew.</summary>
    public string? Note { get; init; }

    /// <summary>Why a refiner does not go with its pair.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why there are none, without the checkpoint: its path is this machine's, and it is deleted.</summary>
    public string? Failure
    {
        get;
        init => field = value?.Split(" The last checkpoint")[0];
    }

    public double? Value(Metric metric) => Values.TryGetValue(metric.Key, out var value) ? value : null;
}
