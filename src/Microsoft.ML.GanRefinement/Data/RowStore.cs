namespace Microsoft.ML.GanRefinement.Data;

/// <summary>Rows of equal length in memory, in blocks, so that growing copies nothing and no array passes 2 GB.</summary>
/// <typeparam name="T">A pixel's type.</typeparam>
/// <param name="rowSize">Values in a row.</param>
internal sealed class RowStore<T>(int rowSize)
    where T : unmanaged
{
    private const int BlockSize = 1 << 22;
    private readonly int _rowsPerBlock = Math.Max(1, BlockSize / rowSize);
    private readonly List<T[]> _blocks = [];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>A row.</summary>
    /// <param name="index">Which one, less than <see cref="Count"/>.</param>
    public ReadOnlySpan<T> this[int index] => Slice(index);

    /// <summary>Adds a row.</summary>
    /// <returns>The row's values, to be set.</returns>
    public Span<T> Add()
    {
        if (Count == _blocks.Count * _rowsPerBlock)
        {
            _blocks.Add(new T[_rowsPerBlock * rowSize]);
        }

        return Slice(Count++);
    }

    private Span<T> Slice(int index) => _blocks[index / _rowsPerBlock].AsSpan(index % _rowsPerBlock * rowSize, rowSize);
}
