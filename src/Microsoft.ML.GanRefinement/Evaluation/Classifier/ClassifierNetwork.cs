using Microsoft.ML.GanRefinement.Networks.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Evaluation.Classifier;

/// <summary>Three convolutions with stride 2, each with batch norm and ReLU, a hidden layer whose units are the features, and the class
/// logits.</summary>
internal sealed class ClassifierNetwork : Module<Tensor, ClassifierOutput>
{
    private const int Halvings = 3;

    private readonly Sequential convolutions;
    private readonly WeightedLayer hidden;
    private readonly WeightedLayer head;

    public ClassifierNetwork(ClassifierSpecification specification) : base(nameof(ClassifierNetwork))
    {
        var (image, channels) = (specification.Image, specification.BaseChannels);
        convolutions = Sequential(
            WeightedLayer.Conv2d(image.Channels, channels, kernel: 5, stride: 2, padding: 2, bias: false), GanBatchNorm.CountingInFloats(channels), ReLU(),
            WeightedLayer.Conv2d(channels, 2 * channels, kernel: 3, stride: 2, padding: 1, bias: false), GanBatchNorm.CountingInFloats(2 * channels), ReLU(),
            WeightedLayer.Conv2d(2 * channels, 4 * channels, kernel: 3, stride: 2, padding: 1, bias: false), GanBatchNorm.CountingInFloats(4 * channels),
                ReLU());
        hidden = WeightedLayer.Linear(4L * channels * Halved(image.Height) * Halved(image.Width), specification.FeatureCount);
        head = WeightedLayer.Linear(specification.FeatureCount, specification.ClassCount);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override ClassifierOutput forward(Tensor images)
    {
        var features = functional.relu(hidden.call(convolutions.call(images).flatten(1)));
        return new ClassifierOutput(features, head.call(features));
    }

    /// <summary>Draws the weights from a stream of our own: He et al. 2015, N(0, 2/fan-in) before ReLUs; biases are zero.</summary>
    public void Initialize(torch.Generator generator)
    {
        using var _ = no_grad();
        foreach (var parameter in parameters().Where(p => p.dim() > 1))
            parameter.normal_(0, Math.Sqrt(2.0 * parameter.shape[0] / parameter.numel()), generator);
        hidden.Bias!.zero_();
        head.Bias!.zero_();
    }

    /// <summary>What the convolutions leave of a side.</summary>
    public static long Halved(int side)
    {
        for (var i = 0; i < Halvings; i++)
            side = (side + 1) / 2;
        return side;
    }
}
