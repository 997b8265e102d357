using System.Buffers.Binary;
using System.Numerics;

namespace Microsoft.ML.GanRefinement.Common;

/// <summary>A generator of its own (xoshiro256**), whose sequence no other component and no runtime version changes.</summary>
internal struct RandomStream
{
    /// <summary>Bytes of a saved state.</summary>
    public const int StateSize = 32;

    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">What makes runs differ.</param>
    /// <param name="high">Together with <paramref name="low"/>, what makes streams of one run differ: a purpose, a row.</param>
    /// <param name="low">See <paramref name="high"/>.</param>
    public RandomStream(ulong seed, ulong high = 0, ulong low = 0)
    {
        var mixed = Mix(Mix(Mix(seed) + high) + low);
        _a = Mix(mixed += Golden);
        _b = Mix(mixed += Golden);
        _c = Mix(mixed += Golden);
        _d = Mix(mixed + Golden);
    }

    /// <summary>Continues a saved stream.</summary>
    public RandomStream(ReadOnlySpan<byte> state)
    {
        _a = BinaryPrimitives.ReadUInt64LittleEndian(state);
        _b = BinaryPrimitives.ReadUInt64LittleEndian(state[8..]);
        _c = BinaryPrimitives.ReadUInt64LittleEndian(state[16..]);
        _d = BinaryPrimitives.ReadUInt64LittleEndian(state[24..]);
    }

    // 2⁻⁵³, the spacing of doubles below 1.
    private const double UnitStep = 1.0 / (1L << 53);

    // The golden ratio's fraction: SplitMix64's increment, whose mixing function turns any seed into a well-spread state.
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>Saves the state into <see cref="StateSize"/> bytes.</summary>
    public readonly void Save(Span<byte> state)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(state, _a);
        BinaryPrimitives.WriteUInt64LittleEndian(state[8..], _b);
        BinaryPrimitives.WriteUInt64LittleEndian(state[16..], _c);
        BinaryPrimitives.WriteUInt64LittleEndian(state[24..], _d);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextUnit() => (NextBits() >> 11) * UnitStep;

    /// <summary>A whole number in [0, <paramref name="bound"/>), each equally likely.</summary>
    public int NextIndex(int bound)
    {
        // The high word of bits · bound; products whose low word lies in the uneven rest would favour some numbers and are drawn again.
        var range = (ulong)bound;
        var rest = (0 - range) % range;
        ulong high;
        ulong low;
        do
        {
            high = Math.BigMul(NextBits(), range, out low);
        }
        while (low < rest);
        return (int)high;
    }

    /// <summary>A pair of independent standard normal values, by Box and Muller.</summary>
    public (double First, double Second) NextNormals()
    {
        // In (0, 1], so that the logarithm is finite.
        var radius = Math.Sqrt(-2.0 * Math.Log(((NextBits() >> 11) + 1) * UnitStep));
        (var sine, var cosine) = Math.SinCos(2.0 * Math.PI * ((NextBits() >> 11) * UnitStep));
        return (radius * cosine, radius * sine);
    }

    private static ulong Mix(ulong value)
    {
        value += Golden;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
