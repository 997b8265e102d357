namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Ranks on threads of one process.</summary>
internal sealed class MemoryCluster : GanCluster
{
    private readonly Meeting _meeting;

    private MemoryCluster(Meeting meeting, int rank) => (_meeting, Rank) = (meeting, rank);

    public override int Rank { get; }

    public override int Size => _meeting.Size;

    /// <summary>Calls that this rank has made.</summary>
    public int Calls { get; private set; }

    /// <summary>Runs <paramref name="work"/> on so many ranks, and returns what each of them made, or what it threw.</summary>
    public static (T? Result, Exception? Error)[] Run<T>(int size, Func<MemoryCluster, T> work)
    {
        var meeting = new Meeting(size);
        var results = new (T?, Exception?)[size];
        Thread[] threads = [.. Enumerable.Range(0, size).Select(rank => new Thread(() =>
        {
            try
            {
                results[rank] = (work(new MemoryCluster(meeting, rank)), null);
            }
            catch (Exception e)
            {
                results[rank] = (default, e);
            }
        }))];
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        return results;
    }

    /// <summary>The same where nothing is to fail.</summary>
    public static T[] Results<T>(int size, Func<MemoryCluster, T> work) =>
        [.. Run(size, work).Select(one => one.Error is { } error ? throw new AggregateException(error) : one.Result!)];

    public override void Sum(Span<float> values)
    {
        Calls++;
        var own = values.ToArray();
        _meeting.Meet(Rank, own, all =>
        {
            var sum = new float[own.Length];
            foreach (var part in all.Cast<float[]>())
            {
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += part[i];
            }
            return sum;
        }).AsSpan().CopyTo(values);
    }

    public override void Broadcast(Span<byte> bytes)
    {
        Calls++;
        _meeting.Meet(Rank, bytes.ToArray(), all => (byte[])all[0]).AsSpan().CopyTo(bytes);
    }

    public override void Barrier() => _meeting.Meet(Rank, Array.Empty<byte>(), all => (byte[])all[0]);

    public override void Abort(string reason) => _meeting.Fail(reason);

    private sealed class Meeting(int size)
    {
        private readonly Lock _gate = new();
        private readonly object[] _given = new object[size];
        private readonly ManualResetEventSlim[] _done = [.. Enumerable.Range(0, size).Select(_ => new ManualResetEventSlim(initialState: false, spinCount: 0))];
        private object? _made;
        private string? _failure;
        private int _arrived;

        public int Size => size;

        public T[] Meet<T>(int rank, T[] own, Func<object[], T[]> make)
        {
            lock (_gate)
            {
                Check();
                _given[rank] = own;
                if (++_arrived == size)
                {
                    Assert.All(_given, given => Assert.Equal(own.Length, Assert.IsType<T[]>(given).Length));
                    (_made, _arrived) = (make(_given), 0);
                    foreach (var done in _done)
                        done.Set();
                }
            }
            // Nobody comes to the next meeting before this rank has left.
            _done[rank].Wait();
            _done[rank].Reset();
            lock (_gate)
            {
                Check();
                return (T[])_made!;
            }
        }

        public void Fail(string reason)
        {
            lock (_gate)
            {
                _failure ??= reason;
                foreach (var done in _done)
                    done.Set();
            }
        }

        private void Check()
        {
            if (_failure is not null)
                throw new IOException($"Another rank has failed: {_failure}");
        }
    }
}
