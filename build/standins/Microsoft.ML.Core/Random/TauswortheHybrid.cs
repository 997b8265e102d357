using System.Numerics;

namespace Microsoft.ML.Runtime;

/// <summary>
/// ML.NET's random numbers: three Tausworthe generators and a linear congruential one, combined by exclusive or (GPU Gems 3,
/// chapter 37). The same seed gives the same numbers as in the real package. As there, only the integer and double members
/// are overridden: <see cref="Random.NextSingle"/> and <see cref="Random.NextInt64()"/> are the base class's, unseeded.
/// </summary>
internal sealed class TauswortheHybrid : Random
{
    private uint _first;
    private uint _second;
    private uint _third;
    private uint _linear;

    private TauswortheHybrid(uint seed)
    {
        _first = seed;
        _second = MurmurRound(_first, seed);
        _third = MurmurRound(_second, seed);
        _linear = MurmurRound(_third, seed);
    }

    private TauswortheHybrid(Random seeds)
    {
        // The Tausworthe generators need seeds of at least 128.
        _first = DrawAtLeast(seeds, 128);
        _second = DrawAtLeast(seeds, 128);
        _third = DrawAtLeast(seeds, 128);
        _linear = Draw(seeds);
    }

    public static TauswortheHybrid Create(int? seed) => seed is int given ? new((uint)given) : new(new Random());

    public static TauswortheHybrid Create(Random seeds) => new(seeds);

    /// <summary>Any number of 32 bits.</summary>
    public int NextSigned() => (int)NextBits();

    /// <summary>A number in [0, 1) with 23 bits.</summary>
    public float NextFraction() => (NextBits() >> 9) * (1f / (1 << 23));

    public override int Next() => (int)(NextBits() & 0x7FFFFFFF);

    public override int Next(int maxValue)
    {
        Contracts.CheckParam(maxValue >= 0, nameof(maxValue), "maxValue must be non-negative");
        return (int)(((ulong)NextBits() * (ulong)maxValue) >> 32);
    }

    public override int Next(int minValue, int maxValue)
    {
        Contracts.CheckParam(minValue <= maxValue, nameof(minValue), "minValue must be less than or equal to maxValue.");
        long range = (long)maxValue - minValue;
        return (int)((long)(NextDouble() * range) + minValue);
    }

    public override double NextDouble() => NextBits() * (1.0 / (1L << 32));

    public override void NextBytes(byte[] buffer)
    {
        Contracts.CheckValue(buffer, nameof(buffer));
        for (int i = 0; i < buffer.Length; i++)
            buffer[i] = (byte)Next();
    }

    private static uint Draw(Random seeds) => ((uint)seeds.Next(0x10000) << 16) | (uint)seeds.Next(0x10000);

    private static uint DrawAtLeast(Random seeds, uint least)
    {
        uint drawn;
        do
            drawn = Draw(seeds);
        while (drawn < least);
        return drawn;
    }

    private static uint MurmurRound(uint hash, uint chunk)
    {
        hash ^= BitOperations.RotateLeft(chunk * 0xCC9E2D51, 15) * 0x1B873593;
        return (BitOperations.RotateLeft(hash, 13) * 5) + 0xE6546B64;
    }

    private static uint Tausworthe(uint state, int left, int right, int shift, uint mask)
        => ((state & mask) << shift) ^ (((state << left) ^ state) >> right);

    private uint NextBits()
    {
        _first = Tausworthe(_first, 13, 19, 12, ~0x1U);
        _second = Tausworthe(_second, 2, 25, 4, ~0x7U);
        _third = Tausworthe(_third, 3, 11, 17, ~0xFU);
        _linear = (_linear * 1664525) + 1013904223;
        return _first ^ _second ^ _third ^ _linear;
    }
}
