using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Mlp;

/// <summary>Hidden layers and a linear one, without a bound on what it makes. A conditional one takes the class as a one-hot vector,
/// whatever the discriminator does with it: it has no batch norms.</summary>
internal sealed class MlpGenerator : Generator
{
    private readonly LabelCodes _codes;
    private readonly long[] _sample;
    private readonly MlpStack hidden;
    private readonly Module<Tensor, Tensor> output;

    public MlpGenerator(LayerFactory layers, NetworkPairSpecification specification) : base(nameof(MlpGenerator))
    {
        _codes = new LabelCodes(specification.ClassCount);
        _sample = MlpSamples.Shape(specification.Image);
        hidden = new MlpStack(layers, specification.LatentSize + _codes.ClassCount, specification.GeneratorWidths!, specification.Activation);
        output = layers.Linear(specification.GeneratorWidths![^1], MlpSamples.Size(specification.Image));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes) => output.call(hidden.call(_codes.Append(latents, classes))).view(_sample);

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes) =>
        graph.Reshape(graph.Call(output, graph.Call(hidden, _codes.Write(graph, input, classes))), _sample);
}
