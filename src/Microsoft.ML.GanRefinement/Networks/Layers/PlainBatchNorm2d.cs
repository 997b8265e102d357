using Microsoft.ML.GanRefinement.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Batch normalisation that leaves no trace when told so (<see cref="ConditionalBatchNorm2d"/>), as a layer without
/// classes.</summary>
internal sealed class PlainBatchNorm2d : Module<Tensor, Tensor>, IOnnxModule
{
    private readonly ConditionalBatchNorm2d norm;

    public PlainBatchNorm2d(int channels) : base(nameof(PlainBatchNorm2d))
    {
        norm = new ConditionalBatchNorm2d(channels, 0);
        RegisterComponents();
    }

    /// <summary>What does the work.</summary>
    public ConditionalBatchNorm2d Norm => norm;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => norm.call(input, null);

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes) => norm.Write(graph, input, classes);
}
