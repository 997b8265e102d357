using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Gives the rows of a data view in a random order, epoch after epoch: each is chosen among as many as the buffer holds, and the
/// next one read takes its place. Each row comes once an epoch.</summary>
/// <remarks>At the end of an epoch the rows of the next one take the places that become free, but are not chosen before all of the old ones
/// are: so no epoch starts with waiting for a buffer to fill. Not thread-safe.</remarks>
internal sealed class ShuffleBuffer : IDisposable
{
    private const ulong Purpose = 0x53747265616D0000;

    // Bytes and rows to read ahead: enough for a few batches, little beside the buffer.
    private const long AheadBytes = 8 << 20;
    private const int MinAhead = 16;
    private const int MaxAhead = 1024;

    private readonly IDataView _view;
    private readonly TrainingColumns _columns;
    private readonly int _capacity;
    private readonly Cancellation _restoring;
    private SampleStore _store;
    private ReadAhead? _reader;
    private ShuffleState _state;

    /// <summary>Gets ready; the first row asked for starts to read.</summary>
    /// <param name="view">The data.</param>
    /// <param name="columns">What to read of them.</param>
    /// <param name="capacity">How many rows the buffer holds, at least 1.</param>
    /// <param name="seed">Decides the order.</param>
    /// <param name="restoring">Ends the reading that <see cref="Restore"/> takes.</param>
    public ShuffleBuffer(IDataView view, TrainingColumns columns, int capacity, int seed, Cancellation restoring = default)
    {
        OptionChecks.AtLeast(1, capacity);
        (_view, _columns, _capacity, _restoring) = (view, columns, capacity, restoring);
        _store = new SampleStore(columns, capacity);
        _state = new ShuffleState(new RandomStream((uint)seed, Purpose));
    }

    /// <summary>The epoch that the next row belongs to, from zero.</summary>
    public long Epoch => _state.Epoch;

    /// <summary>How many rows the data have; null before one epoch was read to its end.</summary>
    public long? RowCount { get; private set; }

    /// <summary>Copies the next row, scaled as training wants it.</summary>
    /// <param name="values">As many values as a row has.</param>
    /// <param name="cancellation">Ends waiting for the reader.</param>
    /// <returns>The row's class, counted from zero; 0 without a label column.</returns>
    public long Next(Span<float> values, Cancellation cancellation)
    {
        _reader ??= StartReader();
        if (_state.Count == 0)
            Fill(cancellation);

        // Waits before anything changes, so that a cancelled or failed call leaves the state as it was.
        var coming = Peek(cancellation);
        var slot = _state.Choose(coming);
        var sampleClass = _store.CopyTo(slot, values);
        _reader.Take(_store, slot);
        return sampleClass;
    }

    /// <summary>Where it is, without the rows' values.</summary>
    public byte[] Save() => _state.Save();

    /// <summary>Goes on from a saved place: reads the view again for the rows that were in the buffer then.</summary>
    /// <exception cref="FormatException">Not such a state.</exception>
    /// <exception cref="InvalidOperationException">The state belongs to a buffer of another size, or the data have fewer rows
    /// now.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Restore(byte[] saved)
    {
        var state = ShuffleState.Restore(saved, _capacity);
        var store = new SampleStore(_columns, _capacity);
        using (var cursor = _view.GetRowCursor(_columns.Needed))
            Collect(cursor, state, store);

        Dispose();
        (_state, _store, _reader, RowCount) = (state, store, null, null);
    }

    /// <summary>Stops reading.</summary>
    public void Dispose() => _reader?.Dispose();

    private ReadAhead StartReader() =>
        new(_view, _columns, (int)Math.Clamp(AheadBytes / _columns.RowBytes, MinAhead, MaxAhead), _state.Coming);

    private void Fill(Cancellation cancellation)
    {
        while (_state.Count < _capacity && Peek(cancellation) is { Epoch: 0 } place)
        {
            if (_store.Count == _state.Count)
                _store.Add();

            _reader!.Take(_store, _state.Count);
            _state.Add(place);
        }
    }

    private StreamPlace Peek(Cancellation cancellation)
    {
        var place = _reader!.Peek(cancellation);
        if (place.Row == 0 && place.Epoch > 0)
            RowCount ??= _state.Coming.Row;

        return place;
    }

    private void Collect(DataViewRowCursor cursor, ShuffleState state, SampleStore store)
    {
        var reader = _columns.CreateReader(cursor);
        for (var slot = 0; slot < state.Count; slot++)
            store.Add();

        long row = -1;
        foreach (var slot in Enumerable.Range(0, state.Count).OrderBy(state.RowIn))
        {
            for (; row < state.RowIn(slot); row++)
            {
                if (!cursor.MoveNext(_restoring))
                {
                    throw new InvalidOperationException(
                        $"The training data have {row + 1} rows, but the saved position needs row {state.RowIn(slot)}.");
                }
            }

            store.Read(slot, reader);
        }
    }
}
