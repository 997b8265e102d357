using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>A generator with an encoder of images.</summary>
internal sealed class PlainEncodingGenerator : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly PlainDcganGenerator generator;
    private readonly PlainDcganFeatures encoder;
    private readonly Linear code;

    public PlainEncodingGenerator(TrainingCase one) : base(nameof(PlainEncodingGenerator))
    {
        generator = new PlainDcganGenerator(one);
        encoder = new PlainDcganFeatures(one);
        code = nn.Linear(encoder.Size, one.NetworkOptions.Encoder == GanEncoder.Variational ? 2 * TrainingCase.LatentSize : TrainingCase.LatentSize);
        RegisterComponents();
    }

    public override Tensor forward(Tensor latents, Tensor? classes) => generator.call(latents, classes);

    public Tensor Encode(Tensor images) => code.call(encoder.call(images));
}
