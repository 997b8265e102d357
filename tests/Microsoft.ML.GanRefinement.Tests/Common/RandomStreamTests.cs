using System.Buffers.Binary;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Tests.Common;

public sealed class RandomStreamTests
{
    [Fact]
    public void Follows_the_published_algorithm()
    {
        var state = new byte[RandomStream.StateSize];
        for (var i = 0; i < 4; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(state.AsSpan(8 * i), (ulong)(i + 1));

        var stream = new RandomStream(state);

        // Computed by hand from xoshiro256**: rotl(s1 · 5, 7) · 9 for the state 1, 2, 3, 4 and its two successors.
        Assert.Equal([11520UL, 0UL, 1509978240UL], [stream.NextBits(), stream.NextBits(), stream.NextBits()]);
    }

    [Fact]
    public void A_saved_state_goes_on_the_same()
    {
        var stream = new RandomStream(7);
        stream.NextBits();
        var state = new byte[RandomStream.StateSize];
        stream.Save(state);
        var restored = new RandomStream(state);

        Assert.Equal(stream.NextBits(), restored.NextBits());
    }

    [Fact]
    public void Seeds_and_streams_differ()
    {
        ulong[] first = [.. from seed in Enumerable.Range(0, 10) from high in Enumerable.Range(0, 10) from low in Enumerable.Range(0, 10)
                            select new RandomStream((ulong)seed, (ulong)high, (ulong)low).NextBits()];

        Assert.Equal(1000, first.Distinct().Count());
    }

    [Fact]
    public void Indices_are_equally_frequent_and_in_range()
    {
        var stream = new RandomStream(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[stream.NextIndex(7)]++;

        // Six standard deviations of a count, √(70000 · 1/7 · 6/7) ≈ 93.
        Assert.All(counts, count => Assert.InRange(count, 10_000 - 560, 10_000 + 560));
    }

    [Fact]
    public void Normals_have_the_moments_of_the_normal_distribution()
    {
        var stream = new RandomStream(1);
        const int Pairs = 100_000;
        var values = Enumerable.Range(0, Pairs).SelectMany(_ =>
        {
            (var first, var second) = stream.NextNormals();
            return new[] { first, second };
        }).ToArray();

        Assert.Equal(0.0, values.Average(), 0.01);
        Assert.Equal(1.0, values.Average(value => value * value), 0.02);
        Assert.Equal(3.0, values.Average(value => Math.Pow(value, 4)), 0.15);
        Assert.Equal(0.0, Enumerable.Range(0, Pairs).Average(i => values[2 * i] * values[2 * i + 1]), 0.02);
    }
}
