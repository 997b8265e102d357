using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.DataViews.Appended;

/// <summary>A row with computed columns appended; owns its input row.</summary>
internal sealed class AppendedRow(AppendedBinding binding, DataViewRow input, bool[] active) : DataViewRow
{
    private readonly Func<int, Delegate> _getters = binding.CreateGetters(input, active);

    /// <inheritdoc/>
    public override DataViewSchema Schema => binding.OutputSchema;

    /// <inheritdoc/>
    public override long Position => input.Position;

    /// <inheritdoc/>
    public override long Batch => input.Batch;

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) =>
        binding.OutputOf(column) is >= 0 and int output ? active[output] : input.IsColumnActive(binding.InputSchema[column.Index]);

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Getters.CheckActive(this, column);
        return binding.OutputOf(column) is >= 0 and int output
            ? Getters.As<TValue>(_getters(output), column)
            : input.GetGetter<TValue>(binding.InputSchema[column.Index]);
    }

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();

        base.Dispose(disposing);
    }
}
