using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>Checked readers of <c>Vector&lt;Single&gt;</c> columns.</summary>
internal static class FloatReaders
{
    // (255 − 127.5) · fl(1 / 127.5), as ExtractPixels computes it, may pass 1 by a rounding error; that much is clamped, not refused.
    private const float Tolerance = 1e-5f;

    /// <summary>A reader of finite values.</summary>
    /// <param name="row">The row that is read.</param>
    /// <param name="column">A column of that row.</param>
    /// <param name="role">What the column is for, in lower case.</param>
    public static VectorReader Finite(DataViewRow row, DataViewSchema.Column column, string role)
    {
        var getter = row.GetGetter<VBuffer<float>>(column);
        VBuffer<float> buffer = default;
        return destination =>
        {
            getter(ref buffer);
            if (buffer.Length != destination.Length)
                throw DataErrors.Length(role, column.Name, row.Position, destination.Length, buffer.Length);

            buffer.CopyTo(destination);
            for (var i = 0; i < destination.Length; i++)
            {
                if (!float.IsFinite(destination[i]))
                    throw DataErrors.NotFinite(role, column.Name, row.Position, i, destination[i]);
            }
        };
    }

    /// <summary>A reader of pixels in [−1,1].</summary>
    public static VectorReader Pixels(DataViewRow row, DataViewSchema.Column column)
    {
        var finite = Finite(row, column, "image");
        return destination =>
        {
            finite(destination);
            for (var i = 0; i < destination.Length; i++)
            {
                var value = destination[i];
                if (MathF.Abs(value) > 1f)
                {
                    destination[i] = MathF.Abs(value) <= 1f + Tolerance
                        ? MathF.Sign(value)
                        : throw DataErrors.OutOfRange(column.Name, row.Position, i, value);
                }
            }
        };
    }
}
