using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>A label column of a key type of any width: ML.NET's keys count from 1; the missing key 0 is refused where it is read.</summary>
/// <param name="columnName">The column's name.</param>
/// <param name="count">How many keys the column's type must have, or null for any number.</param>
internal sealed class KeyColumn(string columnName, int? count = null)
{
    private const string Role = "label";
    private const string Remedy =
        "Name a column of keys as LabelColumnName (loaders such as LoadImageFolder make one, Label), or make keys of this one with MapValueToKey.";

    /// <summary>The column's name.</summary>
    public string ColumnName { get; } = columnName;

    /// <summary>How many keys the type must have; null before <see cref="Resolve"/> if none was given.</summary>
    public int? Count { get; } = count;

    private string Expected => Count is { } count ? $"Key<UInt32, 0-{count - 1}>" : "Key<UInt32>";

    /// <summary>This column with the count that <paramref name="schema"/> gives it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, mistyped, or has another number of keys than
    /// required.</exception>
    public KeyColumn Resolve(DataViewSchema schema) => new(ColumnName, CountOf(Bind(schema)));

    /// <summary>Finds the column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is missing or of the wrong type; the error is in ML.NET's words.</exception>
    public DataViewSchema.Column Bind(DataViewSchema schema)
    {
        var column = ColumnFinder.Find(schema, Role, ColumnName);
        if (column.Type is not KeyDataViewType key)
            throw SchemaErrors.Mismatch(Role, ColumnName, Expected, column.Type.ToString()!, Remedy);

        if (Count is null && key.Count > ClassLimit.Most)
        {
            throw SchemaErrors.Mismatch(Role, ColumnName, $"a key of at most {ClassLimit.Most:N0} values", key.ToString()!,
                "Hashes are no classes: MapValueToKey counts those that the data have.");
        }

        return Count is null || key.Count == (ulong)Count
            ? column
            : throw SchemaErrors.Mismatch(
                Role, ColumnName, Expected, key.ToString()!, "Map labels to the keys of the data that the model was trained on.");
    }

    /// <summary>The same check on a promised schema.</summary>
    public void Check(SchemaShape inputSchema)
    {
        var column = ColumnFinder.Find(inputSchema, Role, ColumnName);
        if (!column.IsKey || column.Kind != SchemaShape.Column.VectorKind.Scalar)
            throw SchemaErrors.Mismatch(Role, ColumnName, Expected, SchemaErrors.Describe(column), Remedy);
    }

    /// <summary>A reader of the bound column's keys as classes counted from 0, valid as long as <paramref name="row"/> is.</summary>
    /// <param name="row">The row that is read.</param>
    /// <param name="column">A column of that row.</param>
    /// <param name="missingIsAllowed">Whether a missing key is read as −1 instead of refused.</param>
    public static KeyReader CreateReader(DataViewRow row, DataViewSchema.Column column, bool missingIsAllowed = false)
    {
        var raw = column.Type.RawType;
        return raw == typeof(uint) ? CreateReader<uint>(row, column, missingIsAllowed, key => key)
            : raw == typeof(byte) ? CreateReader<byte>(row, column, missingIsAllowed, key => key)
            : raw == typeof(ushort) ? CreateReader<ushort>(row, column, missingIsAllowed, key => key)
            : CreateReader<ulong>(row, column, missingIsAllowed, key => key);
    }

    private static int CountOf(DataViewSchema.Column column) => checked((int)((KeyDataViewType)column.Type).Count);

    private static KeyReader CreateReader<T>(DataViewRow row, DataViewSchema.Column column, bool missingIsAllowed, Func<T, ulong> widen)
        where T : unmanaged
    {
        var getter = row.GetGetter<T>(column);
        var count = CountOf(column);
        T value = default;
        return () =>
        {
            getter(ref value);
            var key = widen(value);
            return key == 0 && !missingIsAllowed ? throw DataErrors.MissingKey(column.Name, row.Position)
                : key > (ulong)count ? throw DataErrors.KeyTooHigh(column.Name, row.Position, key, count)
                : (long)key - 1;
        };
    }
}
