using Microsoft.ML.GanRefinement;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A discriminator of layers that can be looked into.</summary>
internal sealed class Perceptron : nn.Module<Tensor, Tensor?, DiscriminatorOutput>
{
    private readonly ModuleList<Linear> layers = [];
    private readonly Linear logit;

    /// <param name="inputs">Values in a sample.</param>
    /// <param name="widths">Units of the hidden layers.</param>
    public Perceptron(int inputs, params IReadOnlyList<int> widths)
        : base(nameof(Perceptron))
    {
        foreach (var width in widths)
        {
            layers.Add(nn.Linear(inputs, width));
            inputs = width;
        }

        logit = nn.Linear(inputs, 1);
        RegisterComponents();
    }

    /// <summary>The outputs of all layers, the score's last.</summary>
    public IReadOnlyList<Tensor> Activations(Tensor samples)
    {
        List<Tensor> all = [];
        var x = samples.flatten(1);
        foreach (var layer in layers)
            all.Add(x = layer.call(x).relu());

        all.Add(logit.call(x));
        return all;
    }

    /// <inheritdoc/>
    public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        var all = Activations(samples);
        return new(all[^1], features: all.Count > 1 ? all[^2] : null);
    }

    /// <summary>Scores of points.</summary>
    public float[] Scores(IReadOnlyList<float[]> points)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return [.. Activations(Points.Tensor(points))[^1].data<float>()];
    }

    /// <summary>The scores' slopes by the points.</summary>
    public float[][] Slopes(IReadOnlyList<float[]> points)
    {
        using var scope = NewDisposeScope();
        using var _ = enable_grad();
        var x = Points.Tensor(points).requires_grad_();
        return Points.Rows(autograd.grad([Activations(x)[^1].sum()], [x])[0]);
    }
}
