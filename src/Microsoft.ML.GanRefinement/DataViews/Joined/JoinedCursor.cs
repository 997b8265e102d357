using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.DataViews.Joined;

/// <summary>Reads one cursor to its end and then the next; owns them.</summary>
/// <param name="schema">The schema of the joined rows.</param>
/// <param name="cursors">One a source.</param>
/// <param name="columns">For each source the columns of the schema, in its order.</param>
/// <param name="needed">Which of them are active.</param>
internal sealed class JoinedCursor(
    DataViewSchema schema, IReadOnlyList<DataViewRowCursor> cursors, DataViewSchema.Column[][] columns, int[] needed) : DataViewRowCursor
{
    private int _source;
    private long _position = -1;

    /// <inheritdoc/>
    public override DataViewSchema Schema => schema;

    /// <inheritdoc/>
    public override long Position => _source < cursors.Count ? _position : -1;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        while (_source < cursors.Count)
        {
            if (cursors[_source].MoveNext())
            {
                _position++;
                return true;
            }

            _source++;
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => needed.Contains(column.Index);

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Getters.CheckActive(this, column);
        ValueGetter<TValue>[] getters = [.. cursors.Select((cursor, source) => KeyWidth.Getter<TValue>(cursor, columns[source][column.Index], column.Type))];
        return (ref TValue value) => getters[Current](ref value);
    }

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        ValueGetter<DataViewRowId>[] getters = [.. cursors.Select(cursor => cursor.GetIdGetter())];
        return (ref DataViewRowId value) =>
        {
            getters[Current](ref value);
            // Each source counts its rows for itself.
            value = value.Combine(new DataViewRowId((ulong)Current, 0));
        };
    }

    private int Current => _position >= 0 && _source < cursors.Count
        ? _source
        : throw new InvalidOperationException("A value was asked for before the first row or after the last one.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var cursor in cursors)
                cursor.Dispose();
        }

        base.Dispose(disposing);
    }
}
