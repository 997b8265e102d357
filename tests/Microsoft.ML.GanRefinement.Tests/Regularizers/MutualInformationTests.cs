using Microsoft.ML.GanRefinement.Data.Images;
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
    public void Is_the_cross_entropy_of_categories_beside_it()
    {
        // The largest of the first three values is the category, the fourth is the continuous code.
        var latents = Steps.Doubles(0, 2, 1, 5, -1, -3, -2, 1).view(2, 4);
        var logits = Steps.Doubles(0, Math.Log(2), 0, Math.Log(3), 0, 0).view(2, 3).requires_grad_();
        var codes = Steps.Doubles(4, 1).view(2, 1).requires_grad_();
        var expected = (3 * (Math.Log(2) + Math.Log(5.0 / 3)) / 2) + (3 * 0.5 * 1 / 2);
        Tensor Of(bool both) => Assert.Single(s_set.Generator).Penalty(new GeneratorStep(
            latents, null, latents, new DiscriminatorOutput(logits.sum(1L)) { CodeCategories = logits, Codes = both ? codes : null }))!;
        Assert.Equal(expected, Of(both: true).ToDouble(), 12);
        Assert.Equal(3 * (Math.Log(2) + Math.Log(5.0 / 3)) / 2, Of(both: false).ToDouble(), 12);
        FiniteDifferences.Check(() => Of(both: true), logits);
        FiniteDifferences.Check(() => Of(both: true), codes);
    }

    [Fact]
    public void A_generator_with_categories_sees_only_which_value_is_the_largest()
    {
        var s = GanNetworks.Dcgan(2, new GanNetworkOptions { LatentCategories = 3 }).For(new ImageShape(1, 8, 8), 5, 0);
        using var random = new torch.Generator(1);
        using var networks = NetworkPairFactory.Create(s, random, CPU);
        networks.Generator.eval();
        Tensor Sample(params float[] latent) => networks.Generator.call(tensor(latent).view(1, 5), null);
        Assert.Equal(0, (Sample(0, 2, 1, 0.5f, -1) - Sample(-4, 9, 8.9f, 0.5f, -1)).abs().max().ToSingle());
        Assert.NotEqual(0, (Sample(0, 2, 1, 0.5f, -1) - Sample(2, 0, 1, 0.5f, -1)).abs().max().ToSingle());
        Assert.Equal(3, networks.Discriminator.call(Sample(0, 2, 1, 0, 0), null).CodeCategories!.shape[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => GanNetworks.Dcgan(2, new GanNetworkOptions { LatentCategories = 1 }));
        var tooMany = GanNetworks.Dcgan(2, new GanNetworkOptions { LatentCategories = 3, LatentCodes = 3 }).For(new ImageShape(1, 8, 8), 5, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => NetworkPairFactory.Check(tooMany));
    }

    [Fact]
    public void Needs_a_discriminator_that_reads_codes()
    {
        var options = new StandardGanTrainer.Options { Regularizers = [GanRegularizer.MutualInformation()] };
        Assert.Contains("LatentCodes", Assert.Throws<ArgumentException>(() => new GanRefinement.Trainers.GanMethod("test", options)).Message);
    }
}
