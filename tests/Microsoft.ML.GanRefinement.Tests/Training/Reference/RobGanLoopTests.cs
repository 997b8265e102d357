using Microsoft.ML.GanRefinement.Tests.Support;
using static Microsoft.ML.GanRefinement.Tests.Training.Reference.ReferenceRun;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Reference;

/// <summary>RobGAN as its paper and Fast-RobGAN's thesis have it: K steps of projected gradient descent before each of five steps of D; and
/// the same attack on generated samples.</summary>
[Collection(nameof(Trains))]
public class RobGanLoopTests
{
    private const double Bound = 0.05;
    private const double StepSize = 0.02;
    private const int Steps = 5;
    private const int CriticSteps = 5;

    [Theory]
    [InlineData(GanPgdTarget.Real)]
    [InlineData(GanPgdTarget.Generated)]
    [InlineData(GanPgdTarget.Both)]
    public void Is_matched_bit_for_bit(GanPgdTarget on)
    {
        var options = Small(new RobGanTrainer.Options
        {
            Attack = new GanPgdAttack { On = on, Bound = Bound, StepSize = StepSize, Steps = Steps },
            CriticSteps = CriticSteps,
        });
        var ml = new MLContext(1);
        using var trained = ml.Gan().RobGan(options).Fit(ImageRows.View(ml));

        using var scope = NewDisposeScope();
        using var run = new ReferenceRun(options);
        var (g, d) = (run.G, run.D);
        var step = 0;
        for (var i = 0; i < Iterations; i++)
        {
            for (var critic = 0; critic < CriticSteps; critic++, step++)
            {
                var (x, y) = run.Data();
                var (z, c) = run.Latents();
                var fakes = run.Generate(z, c);
                if (on != GanPgdTarget.Generated)
                    x = Attack(x, run.Noise(0x5067645374617274).Uniform(x, step), moved => OnReal(d.call(moved, y), y));
                if (on != GanPgdTarget.Real)
                    fakes = Attack(fakes, run.Noise(0x50676446616B6573).Uniform(fakes, step), moved => OnFake(d.call(moved, c)));
                var (real, fake) = (d.call(x, y), d.call(fakes, c));
                Step(run.OptimizerD, MinusLog(real.Logits).mean() + OnFake(fake) + CrossEntropy(real.ClassLogits, y));
            }
            var (latents, classes) = run.Latents();
            var judged = d.call(g.call(latents, classes), classes);
            Step(run.OptimizerG, (MinusLog(judged.Logits) + CrossEntropies(judged.ClassLogits, classes)).mean());
        }
        run.AssertSame(trained);
    }

    // L_D^real = −E ln P(real|x) − E ln P(y|x).
    private static Tensor OnReal(DiscriminatorOutput output, Tensor? classes) => MinusLog(output.Logits).mean() + CrossEntropy(output.ClassLogits, classes);

    // L_D^fake = −E ln P(fake|G(z)).
    private static Tensor OnFake(DiscriminatorOutput output) => MinusLog(-output.Logits).mean();

    // δ ~ U(−ε, ε), then K times δ ← clip(δ + τ·sign(∂L/∂x), ±ε).
    private static Tensor Attack(Tensor x, Tensor uniform, Func<Tensor, Tensor> loss)
    {
        var delta = (uniform - 0.5) * (2 * Bound);
        for (var k = 0; k < Steps; k++)
            delta = (delta + (StepSize * Gradient((x + delta).clamp(-1, 1), loss).sign())).clamp(-Bound, Bound);
        return (x + delta).clamp(-1, 1);
    }
}
