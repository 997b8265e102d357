using Microsoft.ML.GanRefinement;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A generator that makes one sample, whatever the latent: its weights are the sample.</summary>
internal sealed class FreePoint : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly Func<Tensor, Tensor>? _map;
    private readonly Parameter point;

    /// <param name="start">The first weights.</param>
    /// <param name="map">[1, d] weights → [1, d] sample; null for the weights themselves.</param>
    public FreePoint(IReadOnlyList<float> start, Func<Tensor, Tensor>? map = null)
        : base(nameof(FreePoint))
    {
        (_map, point) = (map, new Parameter(tensor(start.ToArray(), dtype: ScalarType.Float32, device: CPU).view(1, start.Count)));
        RegisterComponents();
    }

    /// <summary>Where it is.</summary>
    public float[] Where => [.. point.detach().data<float>()];

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes) =>
        // Of the latents in form alone: what moves latents asks for a derivative.
        latents.narrow(1, 0, 1).Times(0).Plus(_map?.Invoke(point) ?? point);
}
