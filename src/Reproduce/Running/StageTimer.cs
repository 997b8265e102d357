using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Running;

/// <summary>What an iteration of a stage takes, from its progress reports: also of a stage that was resumed midway.</summary>
/// <param name="clock">Seconds so far of the thread that trains.</param>
internal sealed class StageTimer(Func<double> clock)
{
    private (int Iteration, double Seconds)? _first;
    private (int Iteration, double Seconds)? _last;

    /// <summary>The last iteration reported; 0 where there was nothing left to train.</summary>
    public int LastIteration => _last?.Iteration ?? 0;

    /// <summary>Seconds from the first report to the last.</summary>
    public double Seconds => _first is { } first && _last is { } last ? last.Seconds - first.Seconds : 0;

    /// <summary>Seconds; null where there were too few reports to tell.</summary>
    public double? SecondsAnIteration => _first is { } first && _last is { } last && last.Iteration > first.Iteration
        ? (last.Seconds - first.Seconds) / (last.Iteration - first.Iteration)
        : null;

    /// <summary>Takes a report, which comes on the thread that trains.</summary>
    public void Observe(GanTrainingProgress progress)
    {
        _last = (progress.Iteration, clock());
        _first ??= _last;
    }
}
