using Microsoft.ML.GanRefinement;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A discriminator D(x) = w·x, or w·x + b: one neuron.</summary>
internal sealed class Slope : nn.Module<Tensor, Tensor?, DiscriminatorOutput>
{
    private readonly Func<Tensor, Tensor>? _map;
    private readonly Parameter weight;
    private readonly Parameter? bias;

    /// <param name="start">The first w.</param>
    /// <param name="offset">The first b; null for none.</param>
    /// <param name="map">What is made of w before it is multiplied; null for w itself.</param>
    public Slope(IReadOnlyList<float> start, float? offset = null, Func<Tensor, Tensor>? map = null)
        : base(nameof(Slope))
    {
        (_map, weight) = (map, new Parameter(tensor(start.ToArray(), dtype: ScalarType.Float32, device: CPU).view(1, start.Count)));
        if (offset is { } b)
            bias = new Parameter(tensor(new[] { b }, dtype: ScalarType.Float32, device: CPU));

        RegisterComponents();
    }

    /// <summary>w.</summary>
    public float[] Where => [.. weight.detach().data<float>()];

    /// <inheritdoc/>
    public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        var product = (samples.flatten(1) * (_map?.Invoke(weight) ?? weight)).sum(1L);
        return new(bias is null ? product : product.Plus(bias));
    }
}
