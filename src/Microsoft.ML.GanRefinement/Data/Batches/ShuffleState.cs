using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Which rows are in a shuffle buffer's slots, and which are chosen next: all that decides the order of rows.</summary>
/// <remarks>The slots are kept in an order of their own. Its first <see cref="_current"/> belong to the epoch that is given out, the rest
/// to the next one.</remarks>
internal sealed class ShuffleState(RandomStream random)
{
    private const int HeaderSize = (3 * sizeof(long)) + (2 * sizeof(int)) + RandomStream.StateSize;

    private readonly List<int> _slots = [];
    private readonly List<long> _rows = [];
    private RandomStream _random = random;
    private int _current;

    /// <summary>The epoch that the next row belongs to, from zero.</summary>
    public long Epoch { get; private set; }

    /// <summary>How many slots hold a row.</summary>
    public int Count => _slots.Count;

    /// <summary>The row that comes into the buffer next; a row beyond the last one stands for the next epoch's first.</summary>
    public StreamPlace Coming { get; private set; }

    /// <summary>The number of the row in a slot.</summary>
    public long RowIn(int slot) => _rows[slot];

    /// <summary>Puts a row of the first epoch into the slot after the last one.</summary>
    public void Add(StreamPlace place)
    {
        _slots.Add(Count);
        _rows.Add(place.Row);
        _current++;
        Coming = place with { Row = place.Row + 1 };
    }

    /// <summary>Chooses the slot to give out.</summary>
    /// <param name="coming">The row that goes into it afterwards.</param>
    public int Choose(StreamPlace coming)
    {
        var chosen = _random.NextIndex(_current);
        var slot = _slots[chosen];
        _rows[slot] = coming.Row;
        if (coming.Epoch != Epoch)
        {
            _current--;
            _slots[chosen] = _slots[_current];
            _slots[_current] = slot;
            if (_current == 0)
            {
                Epoch++;
                _current = Count;
            }
        }

        Coming = coming with { Row = coming.Row + 1 };
        return slot;
    }

    /// <summary>As bytes: counts, the coming row, the generator, the rows' numbers.</summary>
    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Epoch);
        writer.Write(_current);
        writer.Write(Coming.Epoch);
        writer.Write(Coming.Row);
        Span<byte> state = stackalloc byte[RandomStream.StateSize];
        _random.Save(state);
        writer.Write(state);
        writer.Write(Count);
        foreach (var slot in _slots)
            writer.Write(_rows[slot]);

        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Save"/> wrote; the slots are numbered anew, in their order.</summary>
    /// <param name="saved">The bytes.</param>
    /// <param name="capacity">How many rows the buffer may hold.</param>
    /// <exception cref="FormatException">It is not such a state.</exception>
    public static ShuffleState Restore(byte[] saved, int capacity)
    {
        if (saved.Length < HeaderSize)
            throw new FormatException($"A shuffle buffer's state has at least {HeaderSize} bytes, not {saved.Length}.");

        using var reader = new BinaryReader(new MemoryStream(saved));
        (var epoch, var current) = (reader.ReadInt64(), reader.ReadInt32());
        var coming = new StreamPlace(reader.ReadInt64(), reader.ReadInt64());
        var state = new ShuffleState(new RandomStream(reader.ReadBytes(RandomStream.StateSize))) { Epoch = epoch, _current = current, Coming = coming };
        var count = reader.ReadInt32();
        if (count < 0 || count > capacity || saved.Length != HeaderSize + ((long)count * sizeof(long)))
            throw new FormatException($"A shuffle buffer's state of {saved.Length} bytes cannot have {count} rows, in a buffer of {capacity}.");

        for (var slot = 0; slot < count; slot++)
        {
            state._slots.Add(slot);
            state._rows.Add(reader.ReadInt64());
        }

        return state.IsSound() ? state : throw new FormatException("A shuffle buffer's state does not fit together.");
    }

    private bool IsSound() => Epoch >= 0
        && _current <= Count
        && (_current > 0 || Count == 0 && Coming == default && Epoch == 0)
        && Coming.Epoch >= Epoch
        && Coming.Row >= 0
        && _rows.All(row => row >= 0);
}
