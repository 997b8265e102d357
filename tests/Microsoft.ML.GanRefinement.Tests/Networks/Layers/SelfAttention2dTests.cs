using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

public class SelfAttention2dTests
{
    private static SelfAttention2d Create(int channels)
    {
        using var random = new torch.Generator(4);
        var block = new SelfAttention2d(LayerFactory.Generator(new NetworkPairSpecification()), channels);
        Initialization.Draw(block, WeightInitialization.FanIn, 2, random);
        block.to(ScalarType.Float64);
        return block;
    }

    private static Tensor Input(int channels)
    {
        using var random = new torch.Generator(6);
        return randn([2, channels, 2, 3], dtype: ScalarType.Float64, generator: random);
    }

    [Fact]
    public void Starts_as_the_identity() => Assert.Equal(Input(8).Doubles(), Create(8).call(Input(8)).Doubles());

    [Fact]
    public void Is_the_sum_over_all_positions_that_the_equations_write()
    {
        using var scope = NewDisposeScope();
        var block = Create(8);
        using (no_grad())
            block.get_parameter("gamma")!.fill_(0.5);
        var x = Input(8);
        var output = block.call(x);
        double[] At(string layer, Tensor column)
        {
            var weight = block.get_parameter($"{layer}.weight")!.flatten(1);
            return (weight.mv(column) + block.get_parameter($"{layer}.bias")!).Doubles();
        }
        for (var j = 0; j < 6; j++)
        {
            // Eight channels leave one inside: f, g and h are numbers.
            Tensor Column(int position) => x[1].flatten(1).select(1, position);
            var scores = Enumerable.Range(0, 6).Select(i => Math.Exp(At("f", Column(i))[0] * At("g", Column(j))[0])).ToArray();
            var mixed = Enumerable.Range(0, 6).Sum(i => scores[i] / scores.Sum() * At("h", Column(i))[0]);
            var expected = Column(j) + (0.5 * tensor(At("v", tensor(new[] { mixed }))));
            Assert.Equal(0, (output[1].flatten(1).select(1, j) - expected).abs().max().ToDouble(), 1e-12);
        }
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        var block = Create(8);
        using (no_grad())
            block.get_parameter("gamma")!.fill_(0.5);
        var x = Input(8).requires_grad_();
        FiniteDifferences.Check(() => block.call(x).sin().sum(), [x, .. block.parameters()]);
    }
}
