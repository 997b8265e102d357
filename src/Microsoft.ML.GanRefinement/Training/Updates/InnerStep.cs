using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Updates;

/// <summary>One step of a simulated optimiser on one weight, as a function that can be differentiated: the weight and the averages after it, of those before it
/// and a gradient.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Averages">What the optimiser keeps of it, zeros at first.</param>
internal sealed record InnerStep(Tensor Weight, Tensor[] Averages)
{
    // Under the root: a weight without a gradient has no step, and a finite slope.
    private const double Guard = 1e-16;

    /// <summary>w − η·g; or Adam's step number t (Kingma &amp; Ba 2015): w − η·m̂/√(v̂ + ε²), with ε inside the root.</summary>
    /// <param name="settings">The optimiser.</param>
    /// <param name="gradient">g.</param>
    /// <param name="number">t, from 1 on.</param>
    public InnerStep Next(LookAheadSettings settings, Tensor gradient, int number)
    {
        if (settings.Optimizer == GanOptimizer.Sgd)
            return new InnerStep(Weight.Plus(gradient, -settings.LearningRate), []);
        var mean = Averages[0].Times(settings.Beta1).Plus(gradient, 1 - settings.Beta1);
        var square = Averages[1].Times(settings.Beta2).Plus(gradient.Squared(), 1 - settings.Beta2);
        var root = square.Over(1 - Math.Pow(settings.Beta2, number)).Plus(Guard).sqrt();
        return new InnerStep(Weight.Plus(mean / root, -settings.LearningRate / (1 - Math.Pow(settings.Beta1, number))), [mean, square]);
    }

    /// <summary>Before the first step.</summary>
    public static InnerStep Start(LookAheadSettings settings, Tensor weight) =>
        new(weight, settings.Optimizer == GanOptimizer.Sgd ? [] : [zeros_like(weight), zeros_like(weight)]);

    /// <summary>All that it has, as leaves that ask for gradients.</summary>
    public InnerStep AsLeaves() => new(Leaf(Weight), [.. Averages.Select(Leaf)]);

    /// <summary>Weight and averages.</summary>
    public IEnumerable<Tensor> Values => Averages.Prepend(Weight);

    private static Tensor Leaf(Tensor value) => value.detach().clone().requires_grad_();
}
