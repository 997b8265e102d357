using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Reads a whole vector column.</summary>
internal static class ViewValues
{
    public static float[] GetColumnValues(this IDataView view, string name)
    {
        var column = view.Schema[name];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        var values = new List<float>();
        VBuffer<float> buffer = default;
        while (cursor.MoveNext())
        {
            getter(ref buffer);
            values.AddRange(buffer.DenseValues());
        }
        return [.. values];
    }
}
