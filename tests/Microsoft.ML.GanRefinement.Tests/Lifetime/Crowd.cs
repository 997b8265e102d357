using System.Collections.Concurrent;

namespace Microsoft.ML.GanRefinement.Tests.Lifetime;

/// <summary>Threads that use something again and again until it is disposed, and complain of any end but that.</summary>
internal sealed class Crowd
{
    private readonly ConcurrentQueue<Exception> _complaints = new();
    private readonly Thread[] _threads;
    private readonly CountdownEvent _started;
    private int _calls;

    public Crowd(params Action[] uses)
    {
        _started = new CountdownEvent(uses.Length);
        _threads = [.. uses.Select(use => new Thread(() => Repeat(use)))];
        Array.ForEach(_threads, thread => thread.Start());
        // Each has had one result before anybody disposes.
        Assert.True(_started.Wait(TimeSpan.FromSeconds(60)), "The threads do not get to a first result.");
    }

    /// <summary>Waits for the end of all, which must come by what the caller has disposed.</summary>
    /// <returns>How many results they had.</returns>
    public int Disperse()
    {
        Assert.All(_threads, thread => Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "A thread goes on using what was disposed."));
        Assert.Empty(_complaints);
        return _calls;
    }

    private void Repeat(Action use)
    {
        var isFirst = true;
        try
        {
            while (true)
            {
                use();
                Interlocked.Increment(ref _calls);
                if (isFirst)
                    _started.Signal();
                isFirst = false;
            }
        }
        catch (ObjectDisposedException)
        {
        }
        catch (Exception error)
        {
            _complaints.Enqueue(error);
        }
        finally
        {
            if (isFirst)
                _started.Signal();
        }
    }
}
