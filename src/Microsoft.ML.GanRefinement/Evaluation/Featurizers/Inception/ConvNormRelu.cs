using Microsoft.ML.GanRefinement.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

/// <summary>Convolution without bias, batch normalisation with ε = 0.001, ReLU.</summary>
internal sealed class ConvNormRelu : Module<Tensor, Tensor>
{
    private const double Epsilon = 0.001;

    private readonly WeightedLayer conv;
    private readonly GanBatchNorm bn;

    /// <param name="inputs">Channels read.</param>
    /// <param name="outputs">Channels made.</param>
    /// <param name="kernel">Height and width of the kernel.</param>
    /// <param name="stride">Steps along both sides.</param>
    /// <param name="keepSize">Whether zeros around the planes keep their size; without, the kernel stays inside.</param>
    public ConvNormRelu(long inputs, long outputs, (long Height, long Width) kernel, long stride = 1, bool keepSize = true) : base(nameof(ConvNormRelu))
    {
        var padding = keepSize ? (kernel.Height / 2, kernel.Width / 2) : (0, 0);
        conv = WeightedLayer.Conv2d(inputs, outputs, kernel, stride, padding, bias: false);
        bn = GanBatchNorm.CountingInFloats(outputs, Epsilon);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var planes = conv.call(input);
        using var normed = bn.call(planes);
        return functional.relu(normed);
    }
}
