namespace Microsoft.ML;

/// <summary>A row that moves over a data view.</summary>
public abstract class DataViewRowCursor : DataViewRow
{
    /// <summary>Goes to the next row; false after the last one.</summary>
    public abstract bool MoveNext();
}
