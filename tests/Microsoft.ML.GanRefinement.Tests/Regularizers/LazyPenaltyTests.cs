using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class LazyPenaltyTests
{
    private sealed class Constant : IDiscriminatorRegularizer, IGeneratorRegularizer
    {
        public bool ComparesWithReal => true;

        public Tensor? Penalty(DiscriminatorStep step) => Steps.Doubles(0.25).sum();

        public Tensor? Penalty(GeneratorStep step) => Steps.Doubles(0.5).sum();
    }

    [Fact]
    public void Comes_in_every_fourth_step_four_times_as_strong()
    {
        var zero = Steps.Doubles(0);
        var d = new LazyDiscriminatorPenalty(new Constant(), 4);
        var g = new LazyGeneratorPenalty(new Constant(), 4);
        for (var i = 0; i < 9; i++)
        {
            var (ofD, ofG) = (d.Penalty(Steps.Discriminator(zero, zero) with { Index = i }), g.Penalty(Steps.Generator(zero) with { Index = i }));
            Assert.Equal(i % 4 == 0 ? 1.0 : null, ofD?.ToDouble());
            Assert.Equal(i % 4 == 0 ? 2.0 : null, ofG?.ToDouble());
        }
        Assert.True(g.ComparesWithReal);
    }
}
