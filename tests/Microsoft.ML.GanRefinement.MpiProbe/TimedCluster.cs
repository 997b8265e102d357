using System.Diagnostics;

namespace Microsoft.ML.GanRefinement.MpiProbe;

/// <summary>Ranks whose calls are timed and counted.</summary>
internal sealed class TimedCluster(GanCluster inner) : GanCluster
{
    private readonly Stopwatch _watch = new();

    public override int Rank => inner.Rank;

    public override int Size => inner.Size;

    /// <summary>Time within calls, waiting for the other ranks included.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Bytes summed.</summary>
    public long Bytes { get; private set; }

    /// <summary>Calls made.</summary>
    public int Calls { get; private set; }

    public override void Sum(Span<float> values)
    {
        (Bytes, Calls) = (Bytes + (values.Length * sizeof(float)), Calls + 1);
        _watch.Start();
        inner.Sum(values);
        _watch.Stop();
    }

    public override void Broadcast(Span<byte> bytes) => inner.Broadcast(bytes);

    public override void Barrier() => inner.Barrier();

    public override void Abort(string reason) => inner.Abort(reason);
}
