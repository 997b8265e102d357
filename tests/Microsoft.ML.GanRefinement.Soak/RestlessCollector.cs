using System.Diagnostics;

namespace Microsoft.ML.GanRefinement.Soak;

/// <summary>A thread that allocates and forces collections in a loop, while it lives.</summary>
internal sealed class RestlessCollector : IDisposable
{
    private static readonly TimeSpan s_breath = TimeSpan.FromMicroseconds(50);

    private readonly Thread _thread;
    private byte[] _last = [];
    private volatile bool _stops;

    public RestlessCollector()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = nameof(RestlessCollector) };
        _thread.Start();
    }

    /// <summary>Collections forced so far.</summary>
    public long Collections { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stops = true;
        _thread.Join();
    }

    // Without a breath nobody else gets anywhere: every return from native code waits for the collection under way. With one of a millisecond,
    // a pass does not find a number that nothing holds.
    private static void Breathe()
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < s_breath)
            Thread.SpinWait(10);
    }

    private void Run()
    {
        while (!_stops)
        {
            for (var i = 0; i < 16; i++)
                _last = new byte[1000];
            GC.Collect(0);
            Collections++;
            Breathe();
        }
        GC.KeepAlive(_last);
    }
}
