namespace Microsoft.ML.GanRefinement.Soak;

/// <summary>A thread that allocates and forces collections in a loop, while it lives.</summary>
internal sealed class RestlessCollector : IDisposable
{
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

    private void Run()
    {
        while (!_stops)
        {
            for (var i = 0; i < 16; i++)
                _last = new byte[1000];
            GC.Collect(0);
            Collections++;
            // Without a breath in between nobody else gets anywhere: every return from native code waits for the collection under way.
            Thread.Sleep(1);
        }
        GC.KeepAlive(_last);
    }
}
