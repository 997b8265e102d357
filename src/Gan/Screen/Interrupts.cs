using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GanRefinement.Gan.Screen;

/// <summary>Ctrl-C and SIGTERM as a token: the first asks to stop, a later one ends the process at once, as without us.</summary>
internal sealed class Interrupts : IDisposable
{
    // mpiexec, timeout and batch schedulers send a signal to a process and to its parent, which passes it on: both mean one request.
    private static readonly TimeSpan s_same = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private long _asked;

    public Interrupts() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        var first = Interlocked.CompareExchange(ref _asked, Stopwatch.GetTimestamp(), 0);
        signal.Cancel = first == 0 || Stopwatch.GetElapsedTime(first) < s_same;
        _source.Cancel();
    }
}
