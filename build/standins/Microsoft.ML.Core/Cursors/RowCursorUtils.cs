using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>What cursors and rows share.</summary>
internal static class RowCursorUtils
{
    public const string FetchValueStateError
        = "Values cannot be fetched at this time. This method was called either before the first call to MoveNext, or at any point after that method returned false.";

    /// <summary>Which columns of a schema are needed, by index.</summary>
    public static bool[] ToActive(IEnumerable<DataViewSchema.Column> columnsNeeded, DataViewSchema schema)
    {
        Contracts.CheckValue(columnsNeeded, nameof(columnsNeeded));
        bool[] active = new bool[schema.Count];
        foreach (DataViewSchema.Column column in columnsNeeded)
        {
            if (column.Index >= active.Length)
                throw Contracts.Except($"The requested column: {column} is not part of the {schema}");
            active[column.Index] = true;
        }

        return active;
    }

    /// <summary>The columns of a schema that are active.</summary>
    public static IEnumerable<DataViewSchema.Column> Pick(DataViewSchema schema, bool[] active) => schema.Where(column => active[column.Index]);

    /// <summary>A getter as the caller wants it typed.</summary>
    public static ValueGetter<TValue> Typed<TValue>(Delegate getter)
        => getter as ValueGetter<TValue> ?? throw Contracts.Except(
            $"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: '{getter?.GetType().GetGenericArguments().First()}'.");

    /// <summary>The getter of a column whose type is known only now.</summary>
    public static Delegate GetGetterAsDelegate(this DataViewRow row, DataViewSchema.Column column)
        => GenericCall<Func<DataViewRow, DataViewSchema.Column, Delegate>>(GetGetter<int>, column.Type.RawType)(row, column);

    /// <summary>The same generic method with another type argument.</summary>
    public static TDelegate GenericCall<TDelegate>(TDelegate sample, params Type[] arguments)
        where TDelegate : Delegate
        => sample.GetMethodInfo().GetGenericMethodDefinition().MakeGenericMethod(arguments).CreateDelegate<TDelegate>(sample.Target);

    private static ValueGetter<T> GetGetter<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
