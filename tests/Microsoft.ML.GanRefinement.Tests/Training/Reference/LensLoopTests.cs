using Microsoft.ML.GanRefinement.Tests.Support;
using static Microsoft.ML.GanRefinement.Tests.Training.Reference.ReferenceRun;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Reference;

/// <summary>Tempered adversarial networks: a step of D on lensed real samples, one of the lens, one of G.</summary>
[Collection(nameof(Trains))]
public class LensLoopTests
{
    [Fact]
    public void Is_matched_bit_for_bit()
    {
        const int Tempering = 2;
        var options = Small(new TemperedGanTrainer.Options
        {
            Lens = new GanLens { Channels = 4, Blocks = 1, TemperingIterations = Tempering, LearningRate = 0.01 },
        });
        var ml = new MLContext(1);
        using var trained = ml.Gan().Tempered(options).Fit(ImageRows.View(ml));

        using var scope = NewDisposeScope();
        using var run = new ReferenceRun(options);
        var (g, d) = (run.G, run.D);
        using var random = run.FirstWeights(0x4C656E73);
        using var lens = GanRefinement.Networks.Lens.OfImages(1, 4, 1, new(WeightInitialization.Xavier, IsIdentity: true), random);
        using var optimizerL = optim.Adam(lens.parameters(), 0.01, 0.5, 0.999);
        for (var i = 0; i < Iterations; i++)
        {
            var (x, _) = run.Data();
            var fakes = run.Generate(run.Latents().Z, null);
            Step(run.OptimizerD, MinusLog(d.call(lens.call(x).detach(), null).Logits).mean() + MinusLog(-d.call(fakes, null).Logits).mean());

            // L_L = λ·L_A + L_R, λ(t) = 1 − sin(πt/2K), L_A = −ln(1 − σ(D(L(x)))), L_R = ‖x − L(x)‖² as a mean over values.
            var lambda = i >= Tempering ? 0 : 1 - Math.Sin(Math.PI * i / (2 * Tempering));
            var lensed = lens.call(x);
            Step(optimizerL, (lambda * MinusLog(-d.call(lensed, null).Logits).mean()) + (lensed - x).square().mean());

            Step(run.OptimizerG, MinusLog(d.call(g.call(run.Latents().Z, null), null).Logits).mean());
        }
        run.AssertSame(trained);
    }
}
