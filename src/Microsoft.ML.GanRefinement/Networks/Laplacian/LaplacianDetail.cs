using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Laplacian;

/// <summary>What a doubled image lacks: three 3×3 convolutions of it and of a plane of noise, with LeakyReLU(0.2) between them.</summary>
internal sealed class LaplacianDetail : Module<Tensor, Tensor, Tensor>
{
    private const double Slope = 0.2;

    private readonly ImageShape _image;
    private readonly Module<Tensor, Tensor> noise;
    private readonly Module<Tensor, Tensor> first;
    private readonly Module<Tensor, Tensor> second;
    private readonly Module<Tensor, Tensor> detail;

    /// <param name="layers">Makes layers.</param>
    /// <param name="image">Its size.</param>
    /// <param name="latentSize">Values of the latent that are this level's.</param>
    /// <param name="channels">Of the hidden maps.</param>
    public LaplacianDetail(LayerFactory layers, ImageShape image, int latentSize, int channels) : base(nameof(LaplacianDetail))
    {
        _image = image;
        noise = layers.Linear(latentSize, (long)image.Height * image.Width);
        first = layers.Conv2d(image.Channels + 1, channels, kernel: 3);
        second = layers.Conv2d(channels, channels, kernel: 3);
        detail = layers.Conv2d(channels, image.Channels, kernel: 3);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor blurred, Tensor latents)
    {
        var plane = noise.call(latents).view(-1, 1, _image.Height, _image.Width);
        var x = first.call(cat([blurred, plane], 1).ChannelsLast()).LeakyReluInPlace(Slope);
        return detail.call(second.call(x).LeakyReluInPlace(Slope));
    }

    /// <summary>The same in a graph.</summary>
    public OnnxValue Write(OnnxGraph graph, OnnxValue blurred, OnnxValue latents)
    {
        OnnxValue Activated(OnnxValue x) => graph.Node("LeakyRelu", [x], ("alpha", (float)Slope));
        var plane = graph.Reshape(graph.Call(noise, latents), -1, 1, _image.Height, _image.Width);
        var x = Activated(graph.Call(first, graph.Node("Concat", [blurred, plane], ("axis", 1L))));
        return graph.Call(detail, Activated(graph.Call(second, x)));
    }
}
