using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>A discriminator whose score is how badly it restores an image.</summary>
internal sealed class PlainAutoencoder : nn.Module<Tensor, PlainOutput>
{
    private readonly PlainDcganFeatures features;
    private readonly Linear code;
    private readonly PlainDcganGenerator decoder;

    public PlainAutoencoder(TrainingCase one) : base(nameof(PlainAutoencoder))
    {
        features = new PlainDcganFeatures(one);
        code = nn.Linear(features.Size, TrainingCase.LatentSize);
        decoder = new PlainDcganGenerator(one);
        RegisterComponents();
    }

    public override PlainOutput forward(Tensor images)
    {
        var codes = code.call(features.call(images));
        return new PlainOutput(-(decoder.call(codes, null) - images).flatten(1).square().mean([1L]), null, codes);
    }
}
