using Microsoft.ML.GanRefinement.Tests.Support;
using static Microsoft.ML.GanRefinement.Tests.Training.Reference.ReferenceRun;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Reference;

/// <summary>AdvLatGAN's algorithms 1 (-qua) and 2 (-div).</summary>
[Collection(nameof(Trains))]
public class AdvLatLoopTests
{
    [Theory]
    [InlineData(LatentStepRule.Sign, LatentDistribution.Normal)]
    [InlineData(LatentStepRule.Gradient, LatentDistribution.Normal)]
    [InlineData(LatentStepRule.Sign, LatentDistribution.Uniform)]
    public void Algorithm_1_is_matched_bit_for_bit(LatentStepRule rule, LatentDistribution prior)
    {
        const double Radius = 0.05, StepSize = 0.03;
        const int Steps = 2, CriticSteps = 2;
        var options = Small(new AdvLatQualityTrainer.Options
        {
            LatentSearch = new GanLatentSearch { Rule = rule, Steps = Steps, StepSize = StepSize, Bound = Radius },
            CriticSteps = CriticSteps,
            LatentDistribution = prior,
        });
        var ml = new MLContext(1);
        using var trained = ml.Gan().AdvLatQuality(options).Fit(ImageRows.View(ml));

        using var scope = NewDisposeScope();
        using var run = new ReferenceRun(options);
        var (g, d) = (run.G, run.D);
        for (var i = 0; i < Iterations; i++)
        {
            for (var critic = 0; critic < CriticSteps; critic++)
            {
                var (x, _) = run.Data();
                var (start, _) = run.Latents();
                var z = start;
                for (var k = 0; k < Steps; k++)
                {
                    var slope = Untraced(g, () => Gradient(z, moving => -d.call(g.call(moving, null), null).Logits.sum()));
                    z = z - (StepSize * (rule == LatentStepRule.Sign ? slope.sign() : slope));
                    z = start + (z - start).clamp(-Radius, Radius);
                    if (prior == LatentDistribution.Uniform)
                        z = z.clamp(-1, 1);
                }
                StepDiscriminator(run, x, run.Generate(z, null));
            }
            // Line 12: fresh latents.
            Step(run.OptimizerG, MinusLog(d.call(g.call(run.Latents().Z, null), null).Logits).mean());
        }
        run.AssertSame(trained);
    }

    [Fact]
    public void Algorithm_2_is_matched_bit_for_bit()
    {
        const double Weight = 0.5, StepSize = 0.01, Deviation = 0.08;
        const int Steps = 3;
        var options = Small(new AdvLatDiversityTrainer.Options
        {
            ModeCollapsePenalty = new GanModeCollapsePenalty { Weight = Weight, Steps = Steps, StepSize = StepSize, StartDeviation = Deviation },
        });
        var ml = new MLContext(1);
        using var trained = ml.Gan().AdvLatDiversity(options).Fit(ImageRows.View(ml));

        using var scope = NewDisposeScope();
        using var run = new ReferenceRun(options);
        var (g, d) = (run.G, run.D);
        for (var i = 0; i < Iterations; i++)
        {
            var (x, _) = run.Data();
            StepDiscriminator(run, x, run.Generate(run.Latents().Z, null));

            // Lines 9 and 10: fresh z₀, and the neighbour whose image is nearest for its distance.
            var (z0, _) = run.Latents();
            var fakes = g.call(z0, null);
            var z = z0 + (run.Noise(0x436F6C6C61707365).Normal(z0, i) * Deviation);
            for (var k = 0; k < Steps; k++)
                z = z - (StepSize * Untraced(g, () => Gradient(z, moving => Ratio(fakes.detach(), g.call(moving, null), z0, moving).sum())).sign());
            var partners = Untraced(g, () => g.call(z, null));
            var modeSeeking = (Ratio(fakes, partners, z0, z).mean() + 1e-5).reciprocal();
            Step(run.OptimizerG, MinusLog(d.call(fakes, null).Logits).mean() + (Weight * modeSeeking));
        }
        run.AssertSame(trained);
    }

    private static void StepDiscriminator(ReferenceRun run, Tensor real, Tensor fakes) =>
        Step(run.OptimizerD, MinusLog(run.D.call(real, null).Logits).mean() + MinusLog(-run.D.call(fakes, null).Logits).mean());

    // d_I(G(z₀), G(z)) / d_z(z₀, z) of each pair.
    private static Tensor Ratio(Tensor imagesA, Tensor imagesB, Tensor latentsA, Tensor latentsB) =>
        (imagesA - imagesB).abs().flatten(1).mean([1]) / (latentsA - latentsB).abs().mean([1]);
}
