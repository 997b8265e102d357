using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Schedules;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training;

public class PlayerTests
{
    private static OptimizerSettings Adam { get; } = new() { LearningRate = new ConstantSchedule(1e-2), Beta1 = 0.5, Beta2 = 0.9 };

    private static OptimizerSettings Of(GanOptimizer kind) => Adam with { Kind = kind };

    private static void Step(Player player, nn.Module<Tensor, Tensor?, Tensor> network, int seed)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed);
        var classes = tensor(new long[] { 0, 1, 2, 0 });
        player.ClearGradients();
        network.call(randn(4, SmallPair.LatentSize, generator: generator), classes).square().mean().backward();
        player.Step(0);
    }

    public static TheoryData<GanOptimizer, double> Rules
    {
        get
        {
            TheoryData<GanOptimizer, double> rules = [];
            foreach (var kind in Enum.GetValues<GanOptimizer>())
            {
                rules.Add(kind, 0);
                rules.Add(kind, 0.5);
            }
            return rules;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Goes_on_from_what_it_saved_with_moments_and_running_statistics(GanOptimizer kind, double momentum)
    {
        using var one = SmallPair.CreateNetworks(seed: 1);
        var settings = Of(kind) with { Beta1 = momentum, GradientClipNorm = 0.1 };
        using var first = new Player(one.Generator, settings);
        Step(first, one.Generator, 1);
        Step(first, one.Generator, 2);

        using var two = SmallPair.CreateNetworks(seed: 2);
        using var second = new Player(two.Generator, settings);
        var saved = Saved(first);
        var reader = new BinaryReader(new MemoryStream(saved));
        second.Load(reader);
        Assert.Equal(saved.Length, reader.BaseStream.Position);
        Assert.Equal(Weights.Bytes(one.Generator), Weights.Bytes(two.Generator));

        Step(first, one.Generator, 3);
        Step(second, two.Generator, 3);
        Assert.Equal(Weights.Bytes(one.Generator), Weights.Bytes(two.Generator));
        Assert.Equal(Saved(first), Saved(second));
    }

    [Fact]
    public void Would_go_another_way_without_the_moments()
    {
        using var one = SmallPair.CreateNetworks();
        using var first = new Player(one.Generator, Adam);
        Step(first, one.Generator, 1);
        using var fresh = new Player(one.Generator, Adam);
        var before = Saved(first);
        Step(fresh, one.Generator, 2);
        var without = Weights.Parameters(one.Generator);
        first.Load(new BinaryReader(new MemoryStream(before)));
        Step(first, one.Generator, 2);
        Assert.NotEqual(without, Weights.Parameters(one.Generator));
    }

    [Fact]
    public void Has_gradients_of_zero_after_loading_as_an_uninterrupted_run_has_them_before_its_next_step()
    {
        using var scope = NewDisposeScope();
        using var networks = SmallPair.CreateNetworks();
        using var player = new Player(networks.Generator, Adam);
        player.Load(new BinaryReader(new MemoryStream(Saved(player))));
        Assert.All(networks.Generator.parameters(), weight => Assert.Equal(0f, weight.grad!.abs().max().ToSingle()));
    }

    [Fact]
    public void Shortens_a_gradient_that_is_too_long()
    {
        using var scope = NewDisposeScope();
        using var networks = SmallPair.CreateNetworks();
        using var player = new Player(networks.Generator, Of(GanOptimizer.Sgd) with { Beta1 = 0, GradientClipNorm = 1e-3 });
        var before = networks.Generator.parameters().Select(w => w.detach().clone()).ToList();
        player.ClearGradients();
        (1e3 * networks.Generator.call(randn(4, SmallPair.LatentSize), tensor(new long[] { 0, 1, 2, 0 })).square().mean()).backward();
        Assert.True(player.GradientNorm() > 1);
        player.Step(0);
        // Plain descent moves by the learning rate times the gradient, whose length is the limit now.
        var moved = Math.Sqrt(networks.Generator.parameters().Zip(before, (w, b) => (w - b).square().sum().ToDouble()).Sum());
        Assert.InRange(moved, 0.9e-5, 1.1e-5);
    }

    [Fact]
    public void Has_the_gradient_norm_over_all_weights()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Linear(2, 1);
        using var player = new Player(layer, Adam);
        player.ClearGradients();
        layer.call(tensor(new[] { 3f, 4f }, 1, 2)).sum().backward();
        Assert.Equal(Math.Sqrt(9 + 16 + 1), player.GradientNorm(), 6);
    }

    private static byte[] Saved(Player player)
    {
        using var stream = new MemoryStream();
        player.Save(new BinaryWriter(stream));
        return stream.ToArray();
    }

    // On the slopes 1 and 3 with a rate of 0.01, by hand: momentum 0.5 makes 1 and 3.5 of them; RMSProp divides by √0.1 and √0.99 first, and
    // centred by √(0.1 − 0.1²) and √(0.99 − 0.39²); Adam takes 1 and 1.75/0.75 / √(0.99/0.19).
    [Theory]
    [InlineData(GanOptimizer.Sgd, 0.045)]
    [InlineData(GanOptimizer.RmsProp, 0.0775853)]
    [InlineData(GanOptimizer.CenteredRmsProp, 0.0827737)]
    [InlineData(GanOptimizer.Adam, 0.0202220)]
    public void Steps_by_the_rule_asked_for(GanOptimizer kind, double expected)
    {
        using var scope = NewDisposeScope();
        var layer = nn.Linear(1, 1, hasBias: false);
        var before = layer.weight!.ToSingle();
        using var player = new Player(layer, Of(kind));
        foreach (var slope in new[] { 1f, 3f })
        {
            player.ClearGradients();
            layer.call(tensor(slope).view(1, 1)).sum().backward();
            player.Step(0);
        }
        Assert.Equal(expected, before - layer.weight!.ToSingle(), 1e-6);
    }
}
