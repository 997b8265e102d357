using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>Reads a batch of rows ahead, then gives them one by one; owns the cursors it reads from.</summary>
/// <remarks>Columns that pass through are buffered with the batch, so that a source that computes (another network, in a chain) does it
/// once. Those that can't be buffered, images, come from a second cursor that follows row by row.</remarks>
internal sealed class BatchCursor : DataViewRowCursor
{
    private readonly BatchBinding _binding;
    private readonly DataViewRowCursor _ahead;
    private readonly DataViewRowCursor? _follower;
    private readonly RowBatch _batch;
    private readonly Dictionary<int, BufferedColumn> _kept;
    private readonly BufferedColumn<DataViewRowId> _ids;
    private readonly ValueGetter<DataViewRowId>? _followerId;
    private readonly Cancellation _cancellation;
    private StepMemory? _memory;
    private long _position = -1;
    private bool _sourceIsDone;

    /// <param name="binding">The mapper, tied to the source's schema.</param>
    /// <param name="ahead">Reads the mapper's columns and <paramref name="kept"/>.</param>
    /// <param name="follower">Reads the columns that can't be buffered; null if none is asked for.</param>
    /// <param name="kept">The columns that pass through the buffer.</param>
    /// <param name="outputs">Which outputs are asked for.</param>
    /// <param name="capacity">Rows in a batch.</param>
    /// <param name="cancellation">Heard before each row is read.</param>
    public BatchCursor(
        BatchBinding binding,
        DataViewRowCursor ahead,
        DataViewRowCursor? follower,
        DataViewSchema.Column[] kept,
        bool[] outputs,
        int capacity,
        Cancellation cancellation = default)
    {
        _binding = binding;
        _ahead = ahead;
        _cancellation = cancellation;
        _follower = follower;
        _followerId = follower?.GetIdGetter();
        _batch = new RowBatch(binding, ahead, outputs, capacity);
        _ids = new BufferedColumn<DataViewRowId>(ahead.GetIdGetter(), _batch);
        _kept = kept.ToDictionary(column => column.Index, column => BufferedColumn.Create(ahead, column, _batch));
    }

    /// <inheritdoc/>
    public override DataViewSchema Schema => _binding.OutputSchema;

    /// <inheritdoc/>
    public override long Position => _position;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_batch.Current + 1 == _batch.Count && !ReadAhead())
        {
            _batch.Clear();
            _position = -1;
            return false;
        }

        _batch.Current++;
        _position++;
        Follow();
        return true;
    }

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => _binding.OutputOf(column) switch
    {
        >= 0 and int output => _batch.IsActive(output),
        _ => _kept.ContainsKey(column.Index) || (_follower?.IsColumnActive(_binding.InputSchema[column.Index]) ?? false),
    };

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Getters.CheckActive(this, column);
        if (_binding.OutputOf(column) is >= 0 and int output)
            return Getters.As<TValue>(_batch.CreateGetter(output), column);

        return _kept.TryGetValue(column.Index, out var kept)
            ? Getters.As<TValue>(kept.CreateGetter(), column)
            : _follower!.GetGetter<TValue>(_binding.InputSchema[column.Index]);
    }

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ValueGetter<DataViewRowId>)_ids.CreateGetter();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ahead.Dispose();
            _follower?.Dispose();
            _memory?.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool ReadAhead()
    {
        _batch.Clear();
        // From the second batch on: a single one leaves nothing to the next.
        if (_position >= 0)
            _memory ??= StepMemory.Keep(givesBack: false);
        while (_batch.Count < _batch.Capacity && !_sourceIsDone)
        {
            if (!_ahead.MoveNext(_cancellation))
            {
                _sourceIsDone = true;
                break;
            }

            _ids.Read();
            foreach (var column in _kept.Values)
                column.Read();

            _batch.Add();
        }

        return _batch.Count > 0;
    }

    private void Follow()
    {
        if (_follower is null)
            return;

        DataViewRowId expected = default;
        DataViewRowId found = default;
        var moved = _follower.MoveNext();
        _ids.Get(ref expected);
        if (moved)
            _followerId!(ref found);

        if (!moved || !expected.Equals(found))
        {
            throw new InvalidOperationException(
                "The data gives its rows in another order, or other rows, each time it is read, so images and what is computed from them would not "
                + "belong together. Make it repeatable: fix its seed, or keep the rows with mlContext.Data.Cache.");
        }
    }
}
