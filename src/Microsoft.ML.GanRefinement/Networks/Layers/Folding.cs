using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Computes once what depends on the weights of a network alone, whose weights never change again: batch norms become part of the layers before them,
/// weights are divided by their largest singular value, kernels of doubling convolutions are laid out.</summary>
/// <remarks>A batch norm in evaluation, γ(x − μ)/√(σ² + ε) + β, is linear, and so is the layer before it: their product has the layer's weight times
/// γ/√(σ² + ε), and costs no pass over the maps. A conditional norm leaves its gain and bias of each class behind. The output differs by rounding
/// alone.</remarks>
internal static class Folding
{
    /// <summary>Whether there is anything to gain.</summary>
    public static bool HelpsWith(nn.Module network) =>
        network.modules().Any(module => module is ConditionalBatchNorm2d or SpectralNormalized or UpsampledConv2d);

    /// <summary>Changes the weights of a frozen network for good.</summary>
    public static void Fold(nn.Module network)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        nn.Module[] all = [.. network.modules().Prepend(network).Distinct()];
        // A norm goes into the weight that the layer uses in the end.
        foreach (var layer in all.OfType<SpectralNormalized>())
            layer.Fix();
        foreach (var part in all.OfType<IFoldsNorms>())
            part.FoldNorms();
        foreach (var layer in all.OfType<UpsampledConv2d>())
            layer.Fix();
    }

    /// <summary>Lets a layer do the work of the norm that alone reads its output; a norm that is no batch norm stays.</summary>
    public static void Into(nn.Module layer, nn.Module norm)
    {
        if (layer is IAbsorbsNorm absorbing)
            ((norm as PlainBatchNorm2d)?.Norm ?? norm as ConditionalBatchNorm2d)?.FoldInto(absorbing);
    }
}
