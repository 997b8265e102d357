using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static Microsoft.ML.GanRefinement.GanObjective;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

public class PrimalDualTests
{
    public static TheoryData<PrimalDualRealization> All => [.. Enum.GetValues<PrimalDualRealization>()];

    // Where D sees no difference: σ(v) = ½, v = ½, and any value of a critic.
    private static double Equilibrium(PrimalDualRealization realization) => realization == PrimalDualRealization.LeastSquares ? 0.5 : 0;

    [Theory]
    [MemberData(nameof(All))]
    public void The_dual_vanishes_where_the_discriminator_sees_no_difference_and_falls_with_the_score(PrimalDualRealization realization)
    {
        var scores = Steps.Doubles(Equilibrium(realization), Equilibrium(realization) + 0.5, Equilibrium(realization) - 0.3);
        var dual = PrimalDual(realization).Dual(scores)!.Doubles();
        Assert.Equal(0, dual[0], 12);
        Assert.True(dual[1] < 0 && dual[2] > 0);
    }

    [Fact]
    public void Is_the_minimax_gan_up_to_a_constant()
    {
        Tensor real = Steps.Doubles(0.3, -0.7), fake = Steps.Doubles(-0.2, 0.9);
        var (dual, minimax) = (PrimalDual(), Minimax());
        Assert.Equal(minimax.DiscriminatorLoss(Steps.Discriminator(real, fake)).ToDouble() - Math.Log(2),
            dual.DiscriminatorLoss(Steps.Discriminator(real, fake)).ToDouble(), 12);
        Assert.Equal(minimax.GeneratorLosses(Steps.Generator(fake)).mean().ToDouble() + Math.Log(2),
            dual.GeneratorLosses(Steps.Generator(fake)).mean().ToDouble(), 12);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Has_the_gradient_of_its_difference_quotient(PrimalDualRealization realization)
    {
        Tensor real = Steps.Doubles(0.3, -0.7, 1.8).requires_grad_(), fake = Steps.Doubles(-0.2, 0.9, -1.6).requires_grad_();
        FiniteDifferences.Check(() => PrimalDual(realization).DiscriminatorLoss(Steps.Discriminator(real, fake)), real, fake);
        FiniteDifferences.Check(() => PrimalDual(realization).GeneratorLosses(Steps.Generator(fake)).sum(), fake);
    }
}
