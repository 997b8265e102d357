using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class ModeCollapsePenaltyTests
{
    private static ModeCollapsePenalty Create(GanRefinement.Networks.Generator generator, double weight = 1, double noise = 0.1) =>
        new(weight, new IteratedFgsm(3, 0.01, new LatentBall(0.2, LatentNorm.LInfinity)), noise, generator, seed: 5);

    private static GeneratorStep Step(GanRefinement.Networks.Generator generator, Tensor latents, Tensor? classes = null)
    {
        var fake = generator.call(latents, classes);
        return new GeneratorStep(latents, classes, fake, new DiscriminatorOutput(fake.flatten(1).sum(1L), null, fake)) { Generator = generator };
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(-0.5)]
    public void In_one_dimension_every_pair_has_the_slope_as_its_ratio(double slope)
    {
        using var generator = new LinearGenerator(slope);
        var penalty = Create(generator, weight: 3).Penalty(Step(generator, randn(6, 1)))!;
        Assert.Equal(3 / (Math.Abs(slope) + 1e-5), penalty.ToSingle(), 3);
        penalty.backward();
        // d/da of 3/|a|: growing the slope lowers the penalty.
        Assert.Equal(-3 * Math.Sign(slope) / (slope * slope), generator.Weight.grad!.ToSingle(), 2);
    }

    [Fact]
    public void Finds_the_direction_in_which_the_generator_collapses()
    {
        // The second coordinate hardly changes the sample: pairs apart in it are the ones that collapse.
        using var generator = new LinearGenerator(1, 0.01);
        var step = Step(generator, zeros(64, 2));
        var random = Math.Abs(1 / Create(generator).Penalty(step)!.ToSingle());
        Assert.True(random < 0.9 * 0.5 * (1 + 0.01), $"The mean ratio of the pairs found is {random}.");
    }

    // Of a = (1, 0.01), a pair's ratio is (u + 0.01 v) / (u + v) with u, v the coordinates' distances: ∂/∂u = 0.99 v / (u + v)², ∂/∂v = −0.99 u / (u + v)².
    [Theory]
    [InlineData(LatentStepRule.Sign)]
    [InlineData(LatentStepRule.Gradient)]
    public void A_step_goes_along_signs_or_the_gradient(LatentStepRule rule)
    {
        const double StepSize = 1e-3;
        using var generator = new LinearGenerator(1, 0.01);
        var center = zeros(1, 2);
        var start = (new StepNoise(5, 0x436F6C6C61707365).Normal(center, 0) * 0.1).to_type(ScalarType.Float64).data<double>().ToArray();
        double u = Math.Abs(start[0]), v = Math.Abs(start[1]), square = (u + v) * (u + v);
        var (du, dv) = rule == LatentStepRule.Sign ? (1, -1) : (0.99 * v / square, -0.99 * u / square);
        (u, v) = (u - (StepSize * du), v - (StepSize * dv));
        var search = new IteratedFgsm(1, StepSize, new LatentBall(double.PositiveInfinity, LatentNorm.LInfinity), rule);
        var penalty = new ModeCollapsePenalty(1, search, 0.1, generator, seed: 5).Penalty(Step(generator, center))!;
        Assert.Equal(1 / (((u + (0.01 * v)) / (u + v)) + 1e-5), penalty.ToDouble(), 1e-3);
    }

    [Fact]
    public void A_pair_that_coincides_is_no_division_by_zero()
    {
        using var generator = new LinearGenerator(1, 1);
        var penalty = Create(generator, noise: 1e-30).Penalty(Step(generator, zeros(3, 2)))!;
        Assert.True(float.IsFinite(penalty.ToSingle()));
    }

    [Fact]
    public void Leaves_the_running_statistics_as_the_first_forward_pass_made_them()
    {
        using var networks = SmallPair.CreateNetworks();
        var classes = tensor(new long[] { 0, 1, 2, 0 });
        var step = Step(networks.Generator, randn(4, SmallPair.LatentSize), classes);
        var before = Weights.Bytes(networks.Generator);
        Create(networks.Generator).Penalty(step)!.backward();
        Assert.Equal(before, Weights.Bytes(networks.Generator));
        Assert.Contains(networks.Generator.parameters(), p => p.grad is { } g && g.abs().max().ToSingle() > 0);
    }

    [Fact]
    public void The_official_codes_offset_is_added_to_the_latents_distance()
    {
        var (a, b) = (zeros(1, 2), tensor(new[,] { { 0.5f, 0.5f } }));
        Assert.Equal(2 * 0.5 / 1.5, LatentRatio.Of(a, 2 * b, a, b, offset: 1).ToSingle(), 6);
        Assert.Equal(2, LatentRatio.Of(a, 2 * b, a, b).ToSingle(), 6);
    }

    [Fact]
    public void With_the_offset_the_search_draws_pairs_together()
    {
        // In one dimension the ratio a·d/(d+1) falls with d, where a·d/d is the same for all.
        using var generator = new LinearGenerator(2);
        var step = Step(generator, randn(6, 1));
        var search = new ModeCollapsePenalty(1, new IteratedFgsm(3, 0.01, new LatentBall(1, LatentNorm.LInfinity)), 0.1, generator, seed: 5, offset: 1);
        // The term itself has no offset: of a slope of 2 it is 1/2 whatever pair was found.
        Assert.Equal(0.5, search.Penalty(step)!.ToSingle(), 3);
    }
}
