using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>D of an image and its latents.</summary>
internal sealed class PlainPairDiscriminator : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly PlainDcganFeatures features;
    private readonly Linear hidden;
    private readonly Linear logit;

    public PlainPairDiscriminator(TrainingCase one) : base(nameof(PlainPairDiscriminator))
    {
        features = new PlainDcganFeatures(one);
        hidden = nn.Linear(features.Size + TrainingCase.LatentSize, 256);
        logit = nn.Linear(256, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor images, Tensor latents) =>
        logit.call(nn.functional.leaky_relu(hidden.call(cat([features.call(images), latents], 1)), 0.2, inplace: true)).squeeze(1);
}
