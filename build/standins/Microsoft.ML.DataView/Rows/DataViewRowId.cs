using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>A 16-byte identity of a row.</summary>
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    // The constants and rotations of 128-bit MurmurHash3, so that identities agree with the real package's.
    private const ulong FirstFactor = 0x87c37b91114253d5;
    private const ulong SecondFactor = 0x4cf5ad432745937f;

    public readonly ulong Low;
    public readonly ulong High;

    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    public DataViewRowId Next() => Mix(0, 0);

    public DataViewRowId Fork()
    {
        // Unlike in Combine, the key goes in after the mixing.
        DataViewRowId next = Next();
        return new DataViewRowId(next.Low ^ LowKey(1), next.High);
    }

    public DataViewRowId Combine(DataViewRowId other)
    {
        DataViewRowId forked = other.Fork();
        return Mix(LowKey(forked.Low), BitOperations.RotateLeft(forked.High * SecondFactor, 33) * FirstFactor);
    }

    public int CompareTo(DataViewRowId other)
    {
        int high = High.CompareTo(other.High);
        return high != 0 ? high : Low.CompareTo(other.Low);
    }

    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    public override bool Equals(object obj) => obj is DataViewRowId other && Equals(other);

    public override int GetHashCode()
        => (int)((uint)Low ^ (uint)(Low >> 32) ^ (uint)(High << 7) ^ (uint)(High >> 57) ^ (uint)(High >> 25));

    public override string ToString() => $"{High:x16}{Low:x16}";

    private static ulong LowKey(ulong value) => BitOperations.RotateLeft(value * FirstFactor, 31) * SecondFactor;

    private DataViewRowId Mix(ulong lowKey, ulong highKey)
    {
        ulong low = BitOperations.RotateLeft(Low ^ lowKey, 27) + High;
        low = (low * 5) + 0x52dce729;
        ulong high = BitOperations.RotateLeft(High ^ highKey, 31) + low;
        high = (high * 5) + 0x38495ab5;
        return new DataViewRowId(low, high);
    }
}
