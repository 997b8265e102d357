namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>The values of rows that are slow to make, on all cores: once rows are asked for in order, those that follow are under
/// way.</summary>
/// <remarks>For one cursor, on one thread. Who jumps about gets each row when it is asked for, so that no work is done in vain. After an error
/// and after disposal nothing is under way any more, so that no thread has a file open.</remarks>
/// <param name="make">Makes a row's value; called from many threads.</param>
/// <param name="count">Number of rows.</param>
internal sealed class DecodeAhead<T>(Func<int, T> make, int count) : IDisposable
{
    // Twice as many as can be under way, so that a slow one does not leave cores idle.
    private static readonly int s_ahead = 2 * Environment.ProcessorCount;

    private readonly Queue<Task<T>> _pending = new();
    private CancellationTokenSource _stop = new();
    private int _last = -1;
    private T? _value;

    /// <summary>A row's value.</summary>
    public T Get(int row)
    {
        if (row == _last)
            return _value!;

        var inOrder = row == _last + 1;
        // Until there is a value, no row is the last one: one that could not be made is tried again.
        _last = int.MinValue;
        _value = inOrder ? Next(row) : Jump(row);
        _last = row;
        return _value;
    }

    /// <summary>Waits for what is under way.</summary>
    public void Dispose()
    {
        Stop();
        _stop.Dispose();
    }

    private T Jump(int row)
    {
        Stop();
        return make(row);
    }

    private T Next(int row)
    {
        while (_pending.Count <= s_ahead && row + _pending.Count < count)
        {
            var next = row + _pending.Count;
            _pending.Enqueue(Task.Run(() => make(next), _stop.Token));
        }

        try
        {
            return _pending.Dequeue().GetAwaiter().GetResult();
        }
        catch
        {
            Stop();
            throw;
        }
    }

    // What has not begun does not begin.
    private void Stop()
    {
        if (_pending.Count == 0)
            return;

        _stop.Cancel();
        try
        {
            Task.WaitAll(_pending.ToArray<Task>());
        }
        catch (AggregateException)
        {
            // Of rows that nobody asked for, or that did not begin.
        }

        _pending.Clear();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }
}
