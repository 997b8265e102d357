using GanRefinement.Examples.Reproduce.Judging;

namespace GanRefinement.Examples.Reproduce.Running;

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

    /// <summary>Hash of everything else that decides the values: lines of other settings are never mixed in.</summary>
    public required string Settings { get; init; }

    /// <summary>How many runs shared the processor, which decides the seconds.</summary>
    public required int Parallel { get; init; }

    /// <summary>Values by <see cref="Metric.Key"/>; none where training diverged.</summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>How the values were measured.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>Why there are none.</summary>
    public string? Failure { get; init; }

    public double? Value(Metric metric) => Values.TryGetValue(metric.Key, out double value) ? value : null;
}
