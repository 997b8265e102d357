using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>D of latents alone.</summary>
internal sealed class PlainCodeDiscriminator : nn.Module<Tensor, Tensor>
{
    private readonly Linear first = nn.Linear(TrainingCase.LatentSize, 256);
    private readonly Linear second = nn.Linear(256, 256);
    private readonly Linear logit = nn.Linear(256, 1);

    public PlainCodeDiscriminator() : base(nameof(PlainCodeDiscriminator)) => RegisterComponents();

    public override Tensor forward(Tensor latents) => logit.call(Activated(second.call(Activated(first.call(latents))))).squeeze(1);

    private static Tensor Activated(Tensor x) => nn.functional.leaky_relu(x, 0.2, inplace: true);
}
