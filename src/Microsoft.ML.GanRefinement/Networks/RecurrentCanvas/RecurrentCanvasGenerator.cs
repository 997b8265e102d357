using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Onnx;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.RecurrentCanvas;

/// <summary>GRAN's generator (Im et al. 2016, section 3): in each of T steps a decoder paints on a canvas, given the latent and what an encoder sees of the
/// last stroke: h_t = tanh(E(ΔC_{t−1})), ΔC_t = G(z, h_t), and the sample is tanh(Σ_t ΔC_t). All steps have the same weights; h_1 is 0.</summary>
internal sealed class RecurrentCanvasGenerator : Generator
{
    private readonly int _steps;
    private readonly Generator decoder;
    private readonly FeatureDiscriminator encoder;
    private readonly nn.Module<Tensor, Tensor> state;

    /// <param name="layers">Makes the layer between.</param>
    /// <param name="decoder">Takes latents of twice the size.</param>
    /// <param name="encoder">The features of a stroke.</param>
    /// <param name="latentSize">Values in a latent, and in h.</param>
    /// <param name="steps">T.</param>
    public RecurrentCanvasGenerator(LayerFactory layers, Generator decoder, FeatureDiscriminator encoder, int latentSize, int steps)
        : base(nameof(RecurrentCanvasGenerator))
    {
        (this.decoder, this.encoder, _steps) = (decoder, encoder, steps);
        state = layers.Linear(encoder.FeatureCount, latentSize);
        RegisterComponents();
    }

    /// <summary>The canvas after each step, before tanh; the last one is the sample's.</summary>
    public IEnumerable<Tensor> Canvases(Tensor latents, Tensor? classes)
    {
        var (h, canvas) = (zeros_like(latents), (Tensor?)null);
        for (var step = 1; step <= _steps; step++)
        {
            var stroke = decoder.call(cat([latents, h], 1), classes);
            canvas = canvas?.Plus(stroke) ?? stroke;
            yield return canvas;
            if (step < _steps)
                h = state.call(encoder.Encode(stroke, null)).tanh();
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes) => Canvases(latents, classes).Last().tanh();

    /// <inheritdoc/>
    public override OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var h = graph.Node("Sub", [input, input]);
        var canvas = default(OnnxValue?);
        for (var step = 1; step <= _steps; step++)
        {
            var stroke = graph.Call(decoder, graph.Node("Concat", [input, h], ("axis", 1L)), classes);
            canvas = canvas is { } painted ? graph.Node("Add", [painted, stroke]) : stroke;
            if (step < _steps)
                h = graph.Node("Tanh", [graph.Call(state, graph.Call(encoder, stroke))]);
        }
        return graph.Node("Tanh", [canvas!.Value]);
    }
}
