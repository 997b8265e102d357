namespace Microsoft.ML;

/// <summary>A schematized, lazily evaluated, cursorable view of rows.</summary>
public interface IDataView
{
    /// <summary>Whether a cursor honours the random generator it is given.</summary>
    bool CanShuffle { get; }

    /// <summary>The columns.</summary>
    DataViewSchema Schema { get; }

    /// <summary>The number of rows, or null where that would cost work.</summary>
    long? GetRowCount();

    /// <summary>A cursor in which at least the needed columns are active.</summary>
    DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null);

    /// <summary>Up to <paramref name="n"/> cursors that together give each row once.</summary>
    DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null);
}
