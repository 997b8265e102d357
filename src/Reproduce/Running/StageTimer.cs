
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Running;

/// <summary>What an iteration of a stage takes, from its progress reports: also of a stage that was resumed midway.</summary>
internal sealed class StageTimer
{
    private GanTrainingProgress? _first;
    private GanTrainingProgress? _last;

    /// <summary>The last iteration reported; 0 where there was nothing left to train.</summary>
    public int LastIteration => _last?.Iteration ?? 0;

    /// <summary>Seconds; null where there were too few reports to tell.</summary>
    public double? SecondsAnIteration => _first is { } first && _last is { } last && last.Iteration > first.Iteration
        ? (last.Elapsed - first.Elapsed).TotalSeconds / (last.Iteration - first.Iteration)
        : null;

    /// <summary>Takes a report.</summary>
    public void Observe(GanTrainingProgress progress)
    {
        _first ??= progress;
        _last = progress;
    }
}
