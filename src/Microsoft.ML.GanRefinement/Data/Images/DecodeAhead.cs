namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>The values of rows that are slow to make, on all cores: once rows are asked for in order, those that follow are under
/// way.</summary>
/// <remarks>For one cursor, on one thread. Who jumps about gets each row when it is asked for, so that no work is done in vain.</remarks>
/// <param name="make">Makes a row's value; called from many threads.</param>
/// <param name="count">Number of rows.</param>
internal sealed class DecodeAhead<T>(Func<int, T> make, int count)
{
    // Twice as many as can be under way, so that a slow one does not leave cores idle.
    private static readonly int s_ahead = 2 * Environment.ProcessorCount;

    private readonly Queue<Task<T>> _pending = new();
    private int _last = -1;
    private T? _value;

    /// <summary>A row's value.</summary>
    public T Get(int row)
    {
        if (row == _last)
            return _value!;

        var inOrder = row == _last + 1;
        _last = row;
        return _value = inOrder ? Next(row) : Jump(row);
    }

    private T Jump(int row)
    {
        _pending.Clear();
        return make(row);
    }

    private T Next(int row)
    {
        while (_pending.Count <= s_ahead && row + _pending.Count < count)
        {
            var next = row + _pending.Count;
            _pending.Enqueue(Task.Run(() => make(next)));
        }

        return _pending.Dequeue().GetAwaiter().GetResult();
    }
}
