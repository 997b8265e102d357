using System.Diagnostics;

namespace GanRefinement.Reproduce.Running;

/// <summary>The minutes that a command may take. Once they are used up no run starts; one under way may take a tenth more.</summary>
internal sealed class Budget : IDisposable
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _stop;

    public Budget(double minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, MaxMinutes);
        _limit = TimeSpan.FromMinutes(minutes);
        _stop = new CancellationTokenSource(_limit * 1.1);
    }

    /// <summary>A fortnight: what timers can count.</summary>
    public const double MaxMinutes = 20_160;

    public bool IsUsedUp => _watch.Elapsed >= _limit;

    public TimeSpan Elapsed => _watch.Elapsed;

    public CancellationToken Stop => _stop.Token;

    public void Dispose() => _stop.Dispose();
}
