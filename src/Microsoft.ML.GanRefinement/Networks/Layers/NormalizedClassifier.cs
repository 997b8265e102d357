using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>ReACGAN's head (Kang et al. 2021): f = a linear map of the features, scaled to length 1, and v_c a learned vector of length 1 for each
/// class c. Gives the products f·v_c and f.</summary>
internal sealed class NormalizedClassifier : nn.Module<Tensor, (Tensor Cosines, Tensor Directions)>
{
    // What torch's own normalize divides by at least.
    private const double ShortestLength = 1e-12;

    private readonly nn.Module<Tensor, Tensor> direction;
    private readonly nn.Module<Tensor, Tensor> proxies;
    private readonly long[] _classes;

    /// <param name="layers">Makes the layers.</param>
    /// <param name="features">Values of a sample's features.</param>
    /// <param name="classes">How many there are.</param>
    /// <param name="size">Values of a direction.</param>
    public NormalizedClassifier(LayerFactory layers, long features, int classes, int size) : base(nameof(NormalizedClassifier))
    {
        direction = layers.Linear(features, size);
        proxies = layers.Embedding(classes, size);
        _classes = [.. Enumerable.Range(0, classes).Select(c => (long)c)];
        RegisterComponents();
    }

    /// <summary>[B, F] → [B, C] and [B, E].</summary>
    public override (Tensor Cosines, Tensor Directions) forward(Tensor features)
    {
        var directions = Normalized(direction.call(features));
        using var classes = tensor(_classes, device: features.device);
        var cosines = Normalized(proxies.call(classes)).t();
        return (training ? directions.mm(cosines) : RowProducts.Of(directions, rows => rows.mm(cosines)), directions);
    }

    private static Tensor Normalized(Tensor x) => x / x.norm(1, keepdim: true).AtLeast(ShortestLength);
}
