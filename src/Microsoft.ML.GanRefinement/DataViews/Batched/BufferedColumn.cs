using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>A column's values for the rows of a batch.</summary>
internal abstract class BufferedColumn
{
    /// <summary>Whether values of that type can be kept beyond their row: everything but images and other types that own
    /// something.</summary>
    public static bool CanHold(DataViewType type) => type is PrimitiveDataViewType or VectorDataViewType;

    /// <summary>A buffer as long as the batch for an active column of <paramref name="row"/>.</summary>
    public static BufferedColumn Create(DataViewRow row, DataViewSchema.Column column, IBufferedRows batch)
    {
        var buffer = column.Type is VectorDataViewType vector
            ? typeof(BufferedVector<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(BufferedColumn<>).MakeGenericType(column.Type.RawType);
        return (BufferedColumn)Activator.CreateInstance(buffer, Getters.Of(row, column), batch)!;
    }

    /// <summary>The row that getters serve.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static int RowOf(IBufferedRows batch) =>
        batch.Current >= 0 ? batch.Current : throw new InvalidOperationException("A value is asked for before the first row or after the last.");

    /// <summary>Reads the source's row into the place that the batch fills next.</summary>
    public abstract void Read();

    /// <summary>Lets two rows change places.</summary>
    public abstract void Swap(int one, int other);

    /// <summary>A <see cref="ValueGetter{TValue}"/> of the batch's current row.</summary>
    public abstract Delegate CreateGetter();
}
