using System.Runtime.ExceptionServices;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Reads a data view over and over on a thread of its own, some rows ahead of who takes them.</summary>
/// <remarks>For one taker. An error of the reader comes to the taker, after the rows before it.</remarks>
internal sealed class ReadAhead : IDisposable
{
    // Long enough for any row to be decoded; a source that hangs must not hang its user's Dispose.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly IDataView _view;
    private readonly TrainingColumns _columns;
    private readonly StreamPlace _start;
    private readonly SampleStore _ring;
    private readonly StreamPlace[] _places;
    private readonly SemaphoreSlim _free;
    private readonly SemaphoreSlim _filled = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _error;
    private long _write;
    private long _read;
    private bool _waited;

    /// <summary>Starts to read.</summary>
    /// <param name="view">The data.</param>
    /// <param name="columns">What to read of them.</param>
    /// <param name="capacity">How many rows to be ahead at most, at least 1.</param>
    /// <param name="start">The first row that is wanted; those before it are skipped.</param>
    public ReadAhead(IDataView view, TrainingColumns columns, int capacity, StreamPlace start)
    {
        (_view, _columns, _start) = (view, columns, start);
        _ring = new SampleStore(columns, capacity);
        for (var i = 0; i < capacity; i++)
            _ring.Add();

        _places = new StreamPlace[capacity];
        _free = new SemaphoreSlim(capacity);
        _thread = new Thread(Run) { IsBackground = true, Name = "GanRefinement data" };
        _thread.Start();
    }

    /// <summary>The place of the row that comes next; waits for it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public StreamPlace Peek(Cancellation cancellation)
    {
        cancellation.ThrowIfRequested();
        if (!_waited)
        {
            _filled.Wait(cancellation.Token);
            _waited = true;
        }

        // The reader ends with an error, and one more count than rows.
        if (_read == Volatile.Read(ref _write) && _error is not null)
            _error.Throw();

        return _places[_read % _places.Length];
    }

    /// <summary>Takes the row that <see cref="Peek"/> told of.</summary>
    public void Take(SampleStore store, int index)
    {
        store.Copy(_ring, (int)(_read % _places.Length), index);
        _read++;
        _waited = false;
        _free.Release();
    }

    /// <summary>Stops reading. The row that is being read, if any, is read to its end.</summary>
    public void Dispose()
    {
        // Not disposed: the thread may still look at it, and without a timer it holds nothing.
        _stop.Cancel();
        _thread.Join(s_patience);
    }

    private void Run()
    {
        try
        {
            long? count = null;
            for (var start = _start; ; start = new StreamPlace(start.Epoch + 1, 0))
            {
                var rows = ReadEpoch(start);
                if (rows == 0)
                    throw TrainingSet.EmptyData();

                count ??= rows;
                if (rows != count)
                {
                    throw new InvalidOperationException(
                        $"The training data had {count} rows in epoch {start.Epoch - 1} and {rows} in epoch {start.Epoch}: " +
                        "streamed data must have the same rows in the same order whenever they are read.");
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed: nobody waits for rows any more.
        }
        catch (Exception exception)
        {
            // Whatever it is, it is the taker's: thrown here it would end the process.
            _error = ExceptionDispatchInfo.Capture(exception);
            _filled.Release();
        }
    }

    private long ReadEpoch(StreamPlace start)
    {
        using var cursor = _view.GetRowCursor(_columns.Needed);
        var reader = _columns.CreateReader(cursor);
        long row = 0;
        for (; cursor.MoveNext(); row++)
        {
            if (row < start.Row)
            {
                _stop.Token.ThrowIfCancellationRequested();
                continue;
            }

            _free.Wait(_stop.Token);
            var slot = (int)(_write % _places.Length);
            _ring.Read(slot, reader);
            _places[slot] = new StreamPlace(start.Epoch, row);
            Volatile.Write(ref _write, _write + 1);
            _filled.Release();
        }

        return row;
    }
}
