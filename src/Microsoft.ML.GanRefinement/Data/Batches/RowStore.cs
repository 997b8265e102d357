namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Rows of equal length in memory, in blocks, so that growing copies nothing and no array passes 2 GB.</summary>
/// <typeparam name="T">A pixel's type.</typeparam>
/// <param name="rowSize">Values in a row.</param>
/// <param name="expected">How many rows will come, as far as is known: fewer than a block takes make smaller blocks.</param>
internal sealed class RowStore<T>(int rowSize, long? expected = null)
    where T : unmanaged
{
    private const int BlockSize = 1 << 22;
    private readonly int _rowsPerBlock = (int)Math.Clamp(expected ?? BlockSize, 1, Math.Max(1, BlockSize / rowSize));
    private readonly List<T[]> _blocks = [];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>A row's values.</summary>
    /// <param name="index">Which one, less than <see cref="Count"/>.</param>
    public Span<T> this[int index] => _blocks[index / _rowsPerBlock].AsSpan(index % _rowsPerBlock * rowSize, rowSize);

    /// <summary>Adds a row.</summary>
    /// <returns>The row's values, to be set.</returns>
    public Span<T> Add()
    {
        if (Count == _blocks.Count * _rowsPerBlock)
            _blocks.Add(new T[_rowsPerBlock * rowSize]);

        return this[Count++];
    }
}
