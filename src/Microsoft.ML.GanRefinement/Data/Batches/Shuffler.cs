using System.Buffers.Binary;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Visits rows in random order, each once an epoch. A batch that an epoch cannot fill goes on with the next epoch's
/// rows.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class Shuffler
{
    private const ulong Purpose = 0x53687566666C6500;
    private const int SavedSize = 4 + 8 + 4 + RandomStream.StateSize;
    private readonly int[] _order;
    private RandomStream _epochStart;
    private RandomStream _next;
    private int _position;

    /// <summary>Starts the first epoch.</summary>
    /// <param name="count">How many rows there are, at least 1.</param>
    /// <param name="seed">The seed.</param>
    public Shuffler(int count, int seed)
    {
        OptionChecks.AtLeast(1, count);
        _order = new int[count];
        _next = new RandomStream((uint)seed, Purpose);
        Permute();
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _order.Length;

    /// <summary>The epoch that the next row belongs to, from zero.</summary>
    public long Epoch { get; private set; }

    /// <summary>Writes the next rows' numbers.</summary>
    public void Next(Span<int> rows)
    {
        while (!rows.IsEmpty)
        {
            var taken = Math.Min(rows.Length, Count - _position);
            _order.AsSpan(_position, taken).CopyTo(rows);
            rows = rows[taken..];
            _position += taken;
            if (_position == Count)
            {
                Epoch++;
                _position = 0;
                Permute();
            }
        }
    }

    /// <summary>Where it is: row count, epoch, position in the epoch, and the generator as it was before the epoch's permutation.</summary>
    public byte[] Save()
    {
        var state = new byte[SavedSize];
        BinaryPrimitives.WriteInt32LittleEndian(state, Count);
        BinaryPrimitives.WriteInt64LittleEndian(state.AsSpan(4), Epoch);
        BinaryPrimitives.WriteInt32LittleEndian(state.AsSpan(12), _position);
        _epochStart.Save(state.AsSpan(16));
        return state;
    }

    /// <summary>Goes on from a saved place.</summary>
    /// <param name="state">What <see cref="Save"/> gave.</param>
    /// <exception cref="FormatException">Not such a state.</exception>
    /// <exception cref="InvalidOperationException">The state belongs to data of another size.</exception>
    public void Restore(ReadOnlySpan<byte> state)
    {
        if (state.Length != SavedSize)
            throw new FormatException($"A shuffler's state has {SavedSize} bytes, not {state.Length}.");

        var count = BinaryPrimitives.ReadInt32LittleEndian(state);
        if (count != Count)
            throw new InvalidOperationException($"The saved position belongs to data of {count} rows, but the data has {Count}.");

        var position = BinaryPrimitives.ReadInt32LittleEndian(state[12..]);
        var epoch = BinaryPrimitives.ReadInt64LittleEndian(state[4..]);
        if (position < 0 || position >= Count || epoch < 0)
            throw new FormatException($"A shuffler's state names row {position} of epoch {epoch}, of {Count} rows.");

        Epoch = epoch;
        _position = position;
        _next = new RandomStream(state[16..]);
        Permute();
    }

    // Always from the identity, so that an epoch's order follows from the generator's state alone.
    private void Permute()
    {
        _epochStart = _next;
        for (var i = 0; i < _order.Length; i++)
        {
            var other = _next.NextIndex(i + 1);
            _order[i] = _order[other];
            _order[other] = i;
        }
    }
}
