using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Custom;

/// <summary>As a user writes one: torch's own layers, its own batch norm among them.</summary>
internal sealed class OwnGenerator : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly GanNetworkShape _shape;
    private readonly Linear first;
    private readonly BatchNorm1d norm;
    private readonly Linear last;

    public OwnGenerator(GanNetworkShape shape) : base(nameof(OwnGenerator))
    {
        _shape = shape;
        first = nn.Linear(shape.LatentSize + shape.ClassCount, 16);
        norm = nn.BatchNorm1d(16);
        last = nn.Linear(16, shape.Channels * shape.Height * shape.Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var input = classes is null ? latents : cat([latents, nn.functional.one_hot(classes, _shape.ClassCount).to(latents.dtype)], 1);
        return last.call(norm.call(first.call(input)).relu()).tanh().view(-1, _shape.Channels, _shape.Height, _shape.Width);
    }
}
