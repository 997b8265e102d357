using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.DataViews;

/// <summary>Reading rows that somebody may end.</summary>
internal static class CancellableReading
{
    /// <summary>Goes to the next row, unless cancelled: then no further row is read.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static bool MoveNext(this DataViewRowCursor cursor, Cancellation cancellation)
    {
        cancellation.ThrowIfRequested();
        return cursor.MoveNext();
    }
}
