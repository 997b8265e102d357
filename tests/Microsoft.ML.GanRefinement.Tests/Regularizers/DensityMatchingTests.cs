using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class DensityMatchingTests
{
    private static readonly RegularizerContext s_context = new(new NetworkPair(null!, null!), GanObjective.PrimalDual(), 0);

    private static IGeneratorRegularizer Part(bool ofFeatures = false) =>
        Assert.Single(GanRegularizer.DensityMatching(0.1, bandwidth: 0.8, ofFeatures).Build(s_context).Generator);

    private static GeneratorStep Step(Tensor fake, Tensor real, double score) => Steps.Generator(fake) with
    {
        FakeInput = fake,
        Real = real,
        FakeOutput = new DiscriminatorOutput(fake.sum(1L), null, 3 * fake),
        RealOutput = new DiscriminatorOutput(full(real.shape[0], score, float64), null, 3 * real),
    };

    private static (double Value, double[] Slope) Of(Tensor fake, Tensor real, double score, bool ofFeatures = false)
    {
        var x = fake.clone().requires_grad_();
        var value = Part(ofFeatures: ofFeatures).Penalty(Step(x, real, score))!;
        return (value.ToDouble(), autograd.grad([value], [x])[0].Doubles());
    }

    [Fact]
    public void Is_nothing_where_the_discriminator_is_undecided()
    {
        var (value, slope) = Of(Steps.Doubles(0.5, -0.2).view(2, 1), Steps.Doubles(0, 1, 2).view(3, 1), score: 0);
        Assert.Equal(0, value);
        Assert.All(slope, s => Assert.Equal(0, s));
    }

    // One sample g and one datum 0: the step down the slope goes to the datum that D finds too rare, and away from one that it finds too frequent.
    [Theory]
    [InlineData(0.6, 1, true)]
    [InlineData(-0.6, 1, true)]
    [InlineData(0.6, -1, false)]
    [InlineData(-0.6, -1, false)]
    public void Draws_samples_to_data_that_the_generator_misses(double g, double score, bool nearer)
    {
        var slope = Assert.Single(Of(Steps.Doubles(g).view(1, 1), Steps.Doubles(0).view(1, 1), score).Slope);
        Assert.Equal(nearer, Math.Sign(-slope) == -Math.Sign(g));
        // −2(p̃ − p)·∂p/∂g with p = exp(−g²/2σ²), p̃ − p = −αf₁.
        var dual = Math.Log(2) - Math.Log(1 + Math.Exp(score));
        Assert.Equal(2 * 0.1 * dual * Math.Exp(-g * g / 1.28) * -g / 0.64, slope, 12);
    }

    [Fact]
    public void The_density_has_the_gradient_of_its_difference_quotient()
    {
        Tensor fake = Steps.Doubles(0.5, -0.2, 1, 0.3).view(2, 2).requires_grad_(), real = Steps.Doubles(0, 1, 2, 1, 0, 0).view(3, 2);
        FiniteDifferences.Check(() => GanRegularizer.DensityMatchingPart.Density(real, fake, 0.8).Squared().sum(), fake);
        var expected = new[] { 0, 1, 2 }.Select(i => new[] { 0, 1 }.Average(j => Math.Exp(-(real[i] - fake[j]).square().sum().ToDouble() / 1.28)));
        Assert.Equal(expected, GanRegularizer.DensityMatchingPart.Density(real, fake, 0.8).Doubles(), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Is_of_the_features_if_asked_for()
    {
        var (fake, real) = (Steps.Doubles(0.2).view(1, 1), Steps.Doubles(0).view(1, 1));
        Assert.Equal(3 * Assert.Single(Of(3 * fake, real, 1).Slope), Assert.Single(Of(fake, real, 1, ofFeatures: true).Slope), 12);
    }

    [Fact]
    public void Needs_an_objective_with_a_dual()
    {
        var options = new StandardGanTrainer.Options { Regularizers = [GanRegularizer.DensityMatching()] };
        Assert.Contains("PrimalDual", Assert.Throws<ArgumentException>(() => new GanRefinement.Trainers.GanMethod("test", options)).Message);
        options.Objective = GanObjective.PrimalDual();
        Assert.NotNull(new GanRefinement.Trainers.GanMethod("test", options));
    }
}
