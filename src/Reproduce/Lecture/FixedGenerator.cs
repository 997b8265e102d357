using Microsoft.ML.GanRefinement;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A generator that does not learn: its one weight has no effect.</summary>
internal sealed class FixedGenerator : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly Func<Tensor, Tensor> _map;
    private readonly Parameter idle = new(zeros(1, dtype: ScalarType.Float32, device: CPU));

    /// <param name="map">Latents → samples.</param>
    public FixedGenerator(Func<Tensor, Tensor> map)
        : base(nameof(FixedGenerator))
    {
        _map = map;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes) => _map(latents).Plus(idle.Times(0));
}
