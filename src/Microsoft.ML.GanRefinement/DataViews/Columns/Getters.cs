using System.Reflection;

namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>Getters whose value type is only known at run time.</summary>
internal static class Getters
{
    private static readonly MethodInfo s_typed = typeof(Getters).GetMethod(nameof(Typed), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The getter of a column of <paramref name="row"/>, a <see cref="ValueGetter{TValue}"/> of the column's raw type.</summary>
    public static Delegate Of(DataViewRow row, DataViewSchema.Column column) =>
        s_typed.MakeGenericMethod(column.Type.RawType).CreateDelegate<Func<DataViewRow, DataViewSchema.Column, Delegate>>()(row, column);

    /// <summary>The getter in the type asked for, or ML.NET's complaint that it has another.</summary>
    public static ValueGetter<TValue> As<TValue>(Delegate getter, DataViewSchema.Column column) =>
        getter as ValueGetter<TValue> ?? throw new InvalidOperationException(
            $"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: '{column.Type.RawType}' of column '{column.Name}'.");

    /// <summary>Refuses a column that the cursor or row was not asked to make active.</summary>
    public static void CheckActive(DataViewRow row, DataViewSchema.Column column)
    {
        if (!row.IsColumnActive(column))
            throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is not active: name it among the columns needed.");
    }

    private static Delegate Typed<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
