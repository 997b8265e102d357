using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class MutualInformationTests
{
    private static readonly RegularizerSet s_set =
        GanRegularizer.MutualInformation(3).Build(new RegularizerContext(new NetworkPair(null!, null!), GanObjective.NonSaturating(), 0));

    private static DiscriminatorOutput Output(Tensor codes) => new(codes.sum(1L)) { Codes = codes };

    [Fact]
    public void Is_half_the_squared_error_of_the_code_in_both_players_losses()
    {
        var (latents, codes) = (Steps.Doubles(1, 2, 9, 0, -1, 9).view(2, 3), Steps.Doubles(1, 4, 1, -1).view(2, 2).requires_grad_());
        // Errors of 0, 2, 1 and 0; the third value of the latent is no code.
        var expected = 3 * 0.5 * (0 + 4 + 1 + 0) / 4;
        Tensor OfD() => Assert.Single(s_set.Discriminator).Penalty(
            Steps.Discriminator(Steps.Doubles(0, 0), Steps.Doubles(0, 0)) with { FakeLatents = latents, FakeOutput = Output(codes) })!;
        Tensor OfG() => Assert.Single(s_set.Generator).Penalty(new GeneratorStep(latents, null, latents, Output(codes)))!;
        Assert.Equal(expected, OfD().ToDouble(), 12);
        Assert.Equal(expected, OfG().ToDouble(), 12);
        FiniteDifferences.Check(OfD, codes);
        FiniteDifferences.Check(OfG, codes);
    }

    [Fact]
    public void Needs_a_discriminator_that_reads_codes()
    {
        var options = new StandardGanTrainer.Options { Regularizers = [GanRegularizer.MutualInformation()] };
        Assert.Contains("LatentCodes", Assert.Throws<ArgumentException>(() => new GanRefinement.Trainers.GanMethod("test", options)).Message);
    }
}
