namespace Microsoft.ML.GanRefinement.Common;

/// <summary>Errors for values that no schema can rule out. They name the row, so that it can be found.</summary>
internal static class DataErrors
{
    /// <summary>What to do about float pixels of another range.</summary>
    public const string ScalePixels =
        "Scale pixels with ExtractPixels(…, offsetImage: 127.5f, scaleImage: 1f / 127.5f), or give the column as Vector<Byte> or MLImage.";

    /// <summary>A row with another number of values than its column promises.</summary>
    public static InvalidOperationException Length(string role, string column, long row, int expected, int found) =>
        new($"Row {row} of {role} column '{column}' has {found} values, not {expected} as its type says.");

    /// <summary>A value that is NaN or infinite.</summary>
    public static InvalidOperationException NotFinite(string role, string column, long row, int slot, float value) =>
        new($"Row {row} of {role} column '{column}' has the value {value} at position {slot}. " +
            "Every value must be a finite number.");

    /// <summary>A float pixel outside [−1,1].</summary>
    public static InvalidOperationException OutOfRange(string column, long row, int slot, float value) =>
        new($"Row {row} of image column '{column}' has the value {value} at position {slot}, outside [-1,1]. {ScalePixels}");

    /// <summary>The key 0, which means that the value is missing.</summary>
    public static InvalidOperationException MissingKey(string column, long row) =>
        new($"Row {row} of label column '{column}' has no label: its key is 0, which means missing. " +
            "Remove such rows, e.g. with FilterRowsByMissingValues, or give them a label that MapValueToKey knows.");

    /// <summary>A key above the count that its column promises.</summary>
    public static InvalidOperationException KeyTooHigh(string column, long row, ulong key, int count) =>
        new($"Row {row} of label column '{column}' has key {key}, but the column's type has {count} keys.");
}
