using Microsoft.ML.GanRefinement.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

/// <summary>Inception-v3 as the Fréchet Inception distance uses it (Szegedy et al. 2016; Heusel et al. 2017): the network of TensorFlow's
/// archive of 2015-12-05, whose means leave the padding out and whose last block pools by maxima. Images [B, 1 or 3, H, W] in [−1,1] to [B,
/// 2048].</summary>
internal sealed class InceptionNetwork : Module<Tensor, Tensor>
{
    /// <summary>Units of the last pooling.</summary>
    public const int FeatureCount = 2048;

    /// <summary>Classes of the last layer: 1,000 of ImageNet and 8 without use.</summary>
    public const int ClassCount = 1008;

    /// <summary>How many weights the network has, running statistics not counted.</summary>
    public const long WeightCount = 23_850_960;

    /// <summary>How images are brought to 299×299 pixels.</summary>
    public const string ResizeRule = "bilinear to 299×299 in single precision, not antialiased";

    private const long Side = 299;

    private readonly (Module<Tensor, Tensor> Layer, bool IsHalved)[] _layers;
    private readonly WeightedLayer fc;

    public InceptionNetwork() : base(nameof(InceptionNetwork))
    {
        // With the names that the published weights have.
        (string Name, Module<Tensor, Tensor> Layer, bool IsHalved)[] layers =
        [
            ("Conv2d_1a_3x3", new ConvNormRelu(3, 32, (3, 3), stride: 2, keepSize: false), false),
            ("Conv2d_2a_3x3", new ConvNormRelu(32, 32, (3, 3), keepSize: false), false),
            ("Conv2d_2b_3x3", new ConvNormRelu(32, 64, (3, 3)), true),
            ("Conv2d_3b_1x1", new ConvNormRelu(64, 80, (1, 1)), false),
            ("Conv2d_4a_3x3", new ConvNormRelu(80, 192, (3, 3), keepSize: false), true),
            ("Mixed_5b", new InceptionA(192, 32), false),
            ("Mixed_5c", new InceptionA(256, 64), false),
            ("Mixed_5d", new InceptionA(288, 64), false),
            ("Mixed_6a", new InceptionB(288), false),
            ("Mixed_6b", new InceptionC(768, 128), false),
            ("Mixed_6c", new InceptionC(768, 160), false),
            ("Mixed_6d", new InceptionC(768, 160), false),
            ("Mixed_6e", new InceptionC(768, 192), false),
            ("Mixed_7a", new InceptionD(768), false),
            ("Mixed_7b", new InceptionE(1280, Pools.Mean), false),
            ("Mixed_7c", new InceptionE(2048, Pools.Max), false),
        ];
        foreach ((var name, var layer, _) in layers)
            register_module(name, layer);

        _layers = [.. layers.Select(layer => (layer.Layer, layer.IsHalved))];
        fc = WeightedLayer.Linear(FeatureCount, ClassCount);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor images)
    {
        // The published code resizes in [0,1] and scales afterwards; bilinear weights sum to 1, so the order does not matter.
        var planes = functional.interpolate(images, [Side, Side], mode: InterpolationMode.Bilinear, align_corners: false);
        planes = Replace(planes, resized => resized.expand(-1, 3, -1, -1));
        foreach ((var layer, var isHalved) in _layers)
        {
            planes = Replace(planes, layer.call);
            planes = isHalved ? Replace(planes, Pools.Halve) : planes;
        }

        return Replace(planes, last => last.mean([2L, 3L]));
    }

    /// <summary>Class probabilities, [B, 1008], of features: softmax of the last layer without its bias.</summary>
    /// <remarks>The code that published Inception scores come from leaves the bias out.</remarks>
    public Tensor Probabilities(Tensor features)
    {
        using var logits = functional.linear(features, fc.Weight);
        return functional.softmax(logits, 1);
    }

    // A batch's planes take some 30 MB an image if all layers' are kept to the end.
    private static Tensor Replace(Tensor planes, Func<Tensor, Tensor> step)
    {
        using (planes)
            return step(planes);
    }
}
