using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training;
using TorchSharp;
using static TorchSharp.torch;
using GeneratorNetwork = Microsoft.ML.GanRefinement.Networks.Generator;

namespace Microsoft.ML.GanRefinement.Tests.Training;

/// <summary>The average of a generator's weights, and the running statistics that belong to it.</summary>
public sealed class GeneratorEmaTests : IDisposable
{
    private const int BatchSize = 32;

    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly NetworkPair _networks = SmallPair.CreateNetworks();

    private GeneratorNetwork Trained => _networks.Generator;

    public void Dispose()
    {
        _networks.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void It_follows_the_weights_by_the_decay()
    {
        using var average = Average(0.5);
        Tensor[] start = [.. Trained.parameters().Select(p => p.detach().clone())];
        Move(0.1);
        average.Update();
        foreach (var ((averaged, weight), first) in average.Network.parameters().Zip(Trained.parameters()).Zip(start))
            Assert.True((averaged - ((0.5 * first) + (0.5 * weight))).abs().max().ToSingle() < 1e-7);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0)]
    public void Of_constant_weights_the_error_shrinks_by_the_decay(double decay)
    {
        using var average = Average(decay);
        Move(1);
        for (var i = 0; i < 10; i++)
            average.Update();
        var error = (Trained.parameters().First() - average.Network.parameters().First()).mean().ToSingle();
        Assert.Equal(Math.Pow(decay, 10), error, 5);
        average.Apply();
        Assert.Equal(Weights.Bytes(average.Network), Weights.Bytes(Trained));
    }

    [Theory]
    [InlineData(1, 9.5367431640625e-07)]
    [InlineData(20, 0.5)]
    [InlineData(1000, 0.98623270449335921)]
    [InlineData(100_000, 0.999)]
    public void Its_half_life_is_at_most_a_share_of_the_steps(long step, double expected) =>
        Assert.Equal(expected, Settings(0.999, rampUp: 0.05).DecayAt(step), 12);

    [Fact]
    public void Without_a_limit_the_decay_is_the_same_from_the_start() => Assert.Equal(0.999, Settings(0.999).DecayAt(1));

    [Fact]
    public void Its_running_statistics_are_those_of_its_own_weights()
    {
        using var average = Average(0.999);
        Move(1);
        average.Update();
        // What the trained network's own statistics would be after some time at weights far from the average.
        Forward(Trained, 50);
        average.Settle();

        var statistics = Statistics(average.Network);
        using var alone = NetworkPairFactory.CreateGenerator(SmallPair.Networks);
        Copy(average.Network, alone);
        Forward(alone, 100, seed: 77);
        var expected = Statistics(alone);
        Assert.InRange(Distance(statistics, expected), 0, 0.2 * Distance(Statistics(Trained), expected));
        Assert.False(average.Network.training);
    }

    [Fact]
    public void Its_running_statistics_do_not_depend_on_when_they_were_computed_before()
    {
        using var seldom = Average(0.9);
        using var often = Average(0.9);
        for (var i = 0; i < 3; i++)
        {
            Move(0.1);
            seldom.Update();
            often.Update();
            often.Settle();
        }
        var untouched = Weights.Bytes(Trained);
        seldom.Settle();
        Assert.Equal(Weights.Bytes(often.Network), Weights.Bytes(seldom.Network));
        Assert.Equal(untouched, Weights.Bytes(Trained));
    }

    private static GeneratorAveraging Settings(double decay, double? rampUp = null) => new(decay, rampUp, () => Prior(seed: 4), BatchSize);

    private static PriorLatents Prior(int seed) =>
        new(new LatentSampler(SmallPair.LatentSize, seed), ClassPrior.Even(SmallPair.ClassCount), CPU);

    private static void Forward(GeneratorNetwork network, int batches, int seed = 9)
    {
        using var _ = no_grad();
        var latents = Prior(seed);
        network.train();
        for (var i = 0; i < batches; i++)
        {
            var input = latents.Draw(BatchSize);
            network.call(input.Latents, input.Classes);
        }
    }

    private static void Copy(GeneratorNetwork from, GeneratorNetwork to)
    {
        using var _ = no_grad();
        foreach (var (source, target) in from.parameters().Concat<Tensor>(from.buffers()).Zip(to.parameters().Concat<Tensor>(to.buffers())))
            target.copy_(source);
    }

    private static Tensor[] Statistics(GeneratorNetwork network) =>
        [.. network.named_buffers().Where(b => b.name.Contains("running", StringComparison.Ordinal)).Select(b => b.buffer.clone())];

    private static double Distance(Tensor[] ones, Tensor[] others) => ones.Zip(others).Sum(pair => (pair.First - pair.Second).norm().ToDouble());

    private void Move(double by)
    {
        using var _ = no_grad();
        foreach (var weight in Trained.parameters())
            weight.add_(by);
    }

    private GeneratorEma Average(double decay, double? rampUp = null) =>
        new(Trained, NetworkPairFactory.CreateGenerator(SmallPair.Networks), Settings(decay, rampUp));
}
