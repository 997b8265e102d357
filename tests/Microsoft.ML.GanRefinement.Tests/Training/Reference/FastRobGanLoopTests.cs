using Microsoft.ML.GanRefinement.Tests.Support;
using static Microsoft.ML.GanRefinement.Tests.Training.Reference.ReferenceRun;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Reference;

/// <summary>Fast-RobGAN, algorithm 2 of its thesis.</summary>
[Collection(nameof(Trains))]
public class FastRobGanLoopTests
{
    private const double Bound = 0.05;
    private const double StepSize = 0.03;
    private const double Alpha = 0.2;
    private const double Drift = 0.7;
    private const double Gamma = 3;

    private static FastRobGanTrainer.Options Options(Action<FastRobGanTrainer.Options>? change = null)
    {
        var options = Small(new FastRobGanTrainer.Options
        {
            FreePerturbation = new GanFreePerturbation { Bound = Bound, StepSize = StepSize },
            LearningRateSchedule = LearningRateSchedule.Exponential(0.5, 2),
            GeneratorClassificationWeight = Alpha,
        });
        change?.Invoke(options);
        return options;
    }

    private static GanTransformer Train(FastRobGanTrainer.Options options)
    {
        var ml = new MLContext(1);
        return ml.Gan().FastRobGan(options).Fit(ImageRows.View(ml));
    }

    private static void Loop(ReferenceRun run, bool penalties = false, bool followsAll = false, int batches = 1)
    {
        var (g, d) = (run.G, run.D);
        // Line 1: δ ~ U(−ε, ε).
        var delta = ((run.Noise(0x4672656553746172).Uniform(zeros(batches * BatchSize, 1, 8, 8), 0)) - 0.5) * (2 * Bound);
        for (var i = 0; i < Iterations; i++)
        {
            // lr(i) = lr₀·B^(i/I), B = ½, I = 2.
            run.OptimizerG.ParamGroups.Single().LearningRate = 1e-3 * Math.Pow(0.5, i / 2.0);
            run.OptimizerD.ParamGroups.Single().LearningRate = 2e-3 * Math.Pow(0.5, i / 2.0);
            var (x, y) = run.Data();
            var (z, c) = run.Latents();
            var fakes = run.Generate(z, c);
            for (var replay = 0; replay < 2; replay++)
            {
                var moved = (x + delta).clamp(-1, 1).detach().requires_grad_();
                var (real, fake) = (d.call(moved, y), d.call(fakes, c));
                var onReal = nn.functional.relu(1 - real.Logits).mean() + CrossEntropy(real.ClassLogits, y);
                var onFake = nn.functional.relu(1 + fake.Logits).mean() + Divergence(fake.ClassLogits!);
                var all = penalties ? onReal + onFake + (Drift * real.Logits.square().mean()) + R1(run, moved, y) : onReal + onFake;
                // One gradient for δ, of D's loss on real samples, and one for D, of everything.
                var direction = autograd.grad([followsAll ? all : onReal], [moved], retain_graph: true)[0];
                Step(run.OptimizerD, all);
                delta = (delta + (StepSize * direction.sign())).clamp(-Bound, Bound).detach();
            }
            (z, c) = run.Latents();
            var judged = d.call(g.call(z, c), c);
            Step(run.OptimizerG, (-judged.Logits + (Alpha * CrossEntropies(judged.ClassLogits, c))).mean());
        }
    }

    // KL(p ‖ uniform) = ln C + Σ p ln p.
    private static Tensor Divergence(Tensor logits)
    {
        var logP = nn.functional.log_softmax(logits, 1);
        return ((logP.exp() * logP).sum(1L) + Math.Log(3)).mean();
    }

    // γ/2 · E ‖∇D(x)‖².
    private static Tensor R1(ReferenceRun run, Tensor real, Tensor? classes)
    {
        var x = real.detach().clone().requires_grad_();
        var gradient = autograd.grad([run.D.call(x, classes).Logits.sum()], [x], retain_graph: true, create_graph: true)[0];
        return Gamma / 2 * gradient.flatten(1).square().sum(1L).mean();
    }

    [Fact]
    public void Is_matched_bit_for_bit()
    {
        var options = Options();
        using var trained = Train(options);
        using var scope = NewDisposeScope();
        using var run = new ReferenceRun(options);
        Loop(run);
        run.AssertSame(trained);
    }

    [Fact]
    public void The_perturbation_follows_the_loss_on_real_samples_whatever_else_is_in_the_loss()
    {
        var options = Options(o => o.Regularizers = [GanRegularizer.UniformClasses(), GanRegularizer.Drift(Drift), GanRegularizer.R1(Gamma)]);
        using var trained = Train(options);
        using var scope = NewDisposeScope();
        using ReferenceRun run = new(options), other = new(options);
        Loop(run, penalties: true);
        Assert.True(run.DistanceTo(trained) < 1e-6, $"{run.DistanceTo(trained)}");
        // The drift term pulls some pixels the other way: a δ that followed it too would end elsewhere.
        Loop(other, penalties: true, followsAll: true);
        Assert.True(other.DistanceTo(trained) > 1e-5, $"{other.DistanceTo(trained)}");
    }

    [Fact]
    public void The_start_of_the_perturbation_is_an_option()
    {
        var options = Options(o => o.FreePerturbation = new GanFreePerturbation { Bound = Bound, StepSize = StepSize, RandomStart = false });
        using var trained = Train(options);
        using var scope = NewDisposeScope();
        using var run = new ReferenceRun(options);
        Loop(run);
        Assert.True(run.DistanceTo(trained) > 1e-5);
    }
}
