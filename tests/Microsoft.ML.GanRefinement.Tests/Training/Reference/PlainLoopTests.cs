using Microsoft.ML.GanRefinement.Tests.Support;
using static Microsoft.ML.GanRefinement.Tests.Training.Reference.ReferenceRun;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Reference;

/// <summary>Alternating steps of a class-conditional GAN with the hinge loss.</summary>
[Collection(nameof(Trains))]
public class PlainLoopTests
{
    [Theory]
    [InlineData(GeneratorLatents.Shared)]
    [InlineData(GeneratorLatents.Fresh)]
    public void Is_matched_bit_for_bit(GeneratorLatents latents)
    {
        var options = Small(new StandardGanTrainer.Options { LabelColumnName = "Label", Objective = GanObjective.Hinge(), GeneratorLatents = latents });
        var ml = new MLContext(1);
        using var trained = ml.Gan().Standard(options).Fit(ImageRows.View(ml));

        using var scope = NewDisposeScope();
        using var run = new ReferenceRun(options);
        var (g, d) = (run.G, run.D);
        for (var i = 0; i < Iterations; i++)
        {
            var (x, y) = run.Data();
            var (z, c) = run.Latents();
            var fakes = latents == GeneratorLatents.Fresh ? run.Generate(z, c) : g.call(z, c);
            var (real, fake) = (d.call(x, y), d.call(fakes.detach(), c));
            Step(run.OptimizerD, nn.functional.relu(1 - real.Logits).mean() + nn.functional.relu(1 + fake.Logits).mean() + CrossEntropy(real.ClassLogits, y));

            if (latents == GeneratorLatents.Fresh)
            {
                (z, c) = run.Latents();
                fakes = g.call(z, c);
            }
            var judged = d.call(fakes, c);
            Step(run.OptimizerG, (-judged.Logits + CrossEntropies(judged.ClassLogits, c)).mean());
        }
        run.AssertSame(trained);
    }
}
