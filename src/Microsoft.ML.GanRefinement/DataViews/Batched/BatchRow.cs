using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>One row with the mapper's columns; computes once for each position of its input, which it owns.</summary>
internal sealed class BatchRow : DataViewRow
{
    private readonly BatchBinding _binding;
    private readonly DataViewRow _input;
    private readonly RowBatch? _batch;
    private long _readPosition = long.MinValue;

    public BatchRow(BatchBinding binding, DataViewRow input, bool[] outputs)
    {
        _binding = binding;
        _input = input;
        _batch = outputs.Contains(true) ? new RowBatch(binding, input, outputs, capacity: 1) : null;
    }

    /// <inheritdoc/>
    public override DataViewSchema Schema => _binding.OutputSchema;

    /// <inheritdoc/>
    public override long Position => _input.Position;

    /// <inheritdoc/>
    public override long Batch => _input.Batch;

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => _binding.OutputOf(column) switch
    {
        >= 0 and int output => _batch?.IsActive(output) ?? false,
        _ => _input.IsColumnActive(_binding.InputSchema[column.Index]),
    };

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Getters.CheckActive(this, column);
        if (_binding.OutputOf(column) is not (>= 0 and int output))
            return _input.GetGetter<TValue>(_binding.InputSchema[column.Index]);

        var fromBatch = Getters.As<TValue>(_batch!.CreateGetter(output), column);
        return (ref TValue value) =>
        {
            Read();
            fromBatch(ref value);
        };
    }

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _input.Dispose();

        base.Dispose(disposing);
    }

    private void Read()
    {
        if (_input.Position == _readPosition)
            return;

        _readPosition = long.MinValue;
        _batch!.Clear();
        _batch.Add();
        _batch.Current = 0;
        _readPosition = _input.Position;
    }
}
