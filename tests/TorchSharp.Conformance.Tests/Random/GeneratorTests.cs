using TorchSharp.Conformance.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Random;

public sealed class GeneratorTests
{
    private static readonly Dictionary<string, Func<Generator, Tensor>> Draws = new()
    {
        ["rand"] = g => rand(50, generator: g),
        ["randn"] = g => randn(50, generator: g),
        ["randint"] = g => randint(0, 1000, [50], generator: g),
        ["randperm"] = g => randperm(50, generator: g),
        ["normal"] = g => normal(1, 2, [50], generator: g),
        ["bernoulli"] = g => full(50, 0.5f).bernoulli(g),
        ["multinomial"] = g => ones(50).multinomial(50, replacement: true, generator: g),
        ["uniform_"] = g => empty(50).uniform_(-1, 1, g),
        ["normal_"] = g => empty(50).normal_(0, 1, g),
        ["bernoulli_"] = g => empty(50).bernoulli_(0.5, g),
        ["exponential_"] = g => empty(50).exponential_(1, g),
    };

    public static TheoryData<string> Names => [.. Draws.Keys];

    [Theory, MemberData(nameof(Names))]
    public void TheSameSeedDrawsTheSame(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator first = new(7), second = new(7), third = new(8);
        double[] a = Draws[name](first).ToDoubles();
        Assert.Equal(a, Draws[name](second).ToDoubles());
        Assert.NotEqual(a, Draws[name](third).ToDoubles());
        Assert.NotEqual(a, Draws[name](first).ToDoubles());
    }

    [Theory, MemberData(nameof(Names))]
    public void AStateContinuesWhereItWasTaken(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(7), other = new(99);
        Draws["randn"](generator);
        Tensor state = generator.get_state();
        double[] a = Draws[name](generator).ToDoubles(), b = Draws[name](generator).ToDoubles();
        other.set_state(state);
        Assert.Equal(a, Draws[name](other).ToDoubles());
        Assert.Equal(b, Draws[name](other).ToDoubles());
    }

    [Theory, MemberData(nameof(Names))]
    public void AnOwnGeneratorLeavesTheDefaultOneAlone(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(7);
        byte[] before = get_rng_state().bytes.ToArray();
        Draws[name](generator);
        Assert.Equal(before, get_rng_state().bytes.ToArray());
    }

    [Fact]
    public void SeedsAreKept()
    {
        using Generator generator = new(7);
        Assert.Equal(7, generator.initial_seed());
        Assert.Same(generator, generator.manual_seed(11));
        Assert.Equal(11, generator.initial_seed());
        generator.seed();
        Assert.NotEqual(11, generator.initial_seed());
    }

    [Fact]
    public void TheDefaultGeneratorIsSeededForAll()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        double[] a = randn(5).ToDoubles();
        random.manual_seed(3);
        Assert.Equal(a, randn(5).ToDoubles());
        Tensor state = get_rng_state();
        a = randn(5).ToDoubles();
        set_rng_state(state);
        Assert.Equal(a, randn(5).ToDoubles());
    }

    [Fact]
    public void DrawsHaveTheirDistributions()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(1);
        const int Count = 20_000;
        double[] normals = randn(Count, generator: generator).ToDoubles();
        Assert.InRange(normals.Average(), -0.03, 0.03);
        Assert.InRange(normals.Average(x => x * x), 0.96, 1.04);
        double[] uniforms = empty(Count).uniform_(2, 4, generator).ToDoubles();
        Assert.InRange(uniforms.Average(), 2.97, 3.03);
        Assert.All(uniforms, x => Assert.InRange(x, 2, 4));
        Assert.InRange(full(Count, 0.3f).bernoulli(generator).ToDoubles().Average(), 0.28, 0.32);
        Assert.InRange(empty(Count).exponential_(2, generator).ToDoubles().Average(), 0.48, 0.52);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (double)i), randperm(100, generator: generator).ToDoubles().Order());
        Assert.InRange(randint(-3, 3, [Count], generator: generator).ToDoubles().Max(), 2, 2);
        Assert.InRange(normal(full(Count, 5f), full(Count, 2f), generator).ToDoubles().Average(), 4.9, 5.1);
    }
}
