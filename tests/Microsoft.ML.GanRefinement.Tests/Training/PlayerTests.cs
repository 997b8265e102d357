using Microsoft.ML.GanRefinement.Objectives;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training;

public class PlayerTests
{
    private static TrainingRecipe Recipe() => new()
    {
        Objective = new HingeObjective(),
        MaxIterations = 1,
        LearningRate = new ExponentialSchedule(1e-2, 1, 1),
        Beta1 = 0.5,
        Beta2 = 0.9,
    };

    private static void Step(Player player, nn.Module<Tensor, Tensor?, Tensor> network, int seed)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed);
        var classes = tensor(new long[] { 0, 1, 2, 0 });
        player.Descend(network.call(randn(4, SmallPair.LatentSize, generator: generator), classes).square().mean(), 1e-2);
    }

    [Fact]
    public void Goes_on_from_what_it_saved_with_moments_and_running_statistics()
    {
        using var recipe = Recipe();
        using var one = SmallPair.CreateNetworks(seed: 1);
        using var first = new Player(one.Generator, recipe);
        Step(first, one.Generator, 1);
        Step(first, one.Generator, 2);

        using var two = SmallPair.CreateNetworks(seed: 2);
        using var second = new Player(two.Generator, recipe);
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
        using var recipe = Recipe();
        using var one = SmallPair.CreateNetworks();
        using var first = new Player(one.Generator, recipe);
        Step(first, one.Generator, 1);
        using var fresh = new Player(one.Generator, recipe);
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
        using var recipe = Recipe();
        using var networks = SmallPair.CreateNetworks();
        using var player = new Player(networks.Generator, recipe);
        player.Load(new BinaryReader(new MemoryStream(Saved(player))));
        Assert.All(networks.Generator.parameters(), weight => Assert.Equal(0f, weight.grad!.abs().max().ToSingle()));
    }

    private static byte[] Saved(Player player)
    {
        using var stream = new MemoryStream();
        player.Save(new BinaryWriter(stream));
        return stream.ToArray();
    }
}
