using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

internal sealed class PlainResNetDiscriminator : nn.Module<Tensor, PlainOutput>
{
    private readonly nn.Module<Tensor, Tensor> blocks;
    private readonly PlainSpectralLayer logit;

    public PlainResNetDiscriminator(TrainingCase one) : base(nameof(PlainResNetDiscriminator))
    {
        var w = 2 * one.BaseChannels;
        blocks = nn.Sequential(
            new PlainDiscriminatorBlock(one.Image.Channels, w, halves: true, atImage: true), new PlainDiscriminatorBlock(w, w, halves: true, atImage: false),
            new PlainDiscriminatorBlock(w, w, halves: false, atImage: false), new PlainDiscriminatorBlock(w, w, halves: false, atImage: false));
        logit = new PlainSpectralLayer(w, 1);
        RegisterComponents();
    }

    public override PlainOutput forward(Tensor images)
    {
        var features = nn.functional.relu(blocks.call(images)).sum([2L, 3L]);
        return new PlainOutput(logit.call(features).squeeze(1), null);
    }
}
