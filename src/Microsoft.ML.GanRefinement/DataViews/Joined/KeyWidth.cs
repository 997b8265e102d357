using System.Numerics;
using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Joined;

/// <summary>Keys of one width read as keys of another, which has as many.</summary>
internal static class KeyWidth
{
    private static readonly MethodInfo s_converted = typeof(KeyWidth).GetMethod(nameof(Converted), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The getter of a column: in its own type, or, of keys, in the width of <paramref name="wanted"/>.</summary>
    public static ValueGetter<TValue> Getter<TValue>(DataViewRow row, DataViewSchema.Column column, DataViewType wanted) =>
        wanted is KeyDataViewType && wanted.RawType == typeof(TValue) && column.Type.RawType != typeof(TValue)
            ? s_converted.MakeGenericMethod(column.Type.RawType, typeof(TValue))
                .CreateDelegate<Func<DataViewRow, DataViewSchema.Column, ValueGetter<TValue>>>()(row, column)
            : row.GetGetter<TValue>(column);

    private static ValueGetter<TTo> Converted<TFrom, TTo>(DataViewRow row, DataViewSchema.Column column)
        where TFrom : unmanaged, IBinaryInteger<TFrom>
        where TTo : unmanaged, IBinaryInteger<TTo>
    {
        var getter = row.GetGetter<TFrom>(column);
        TFrom value = default;
        return (ref TTo destination) =>
        {
            getter(ref value);
            destination = TTo.CreateChecked(value);
        };
    }
}
