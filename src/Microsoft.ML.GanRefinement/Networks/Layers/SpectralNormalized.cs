using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>
/// A layer whose weight W is divided by an estimate of its largest singular value (Miyato et al. 2018, algorithm 1): v ← Wᵀu/‖Wᵀu‖,
/// u ← Wv/‖Wv‖, σ = uᵀWv. The vector u moves once in every forward pass in train mode, and never otherwise.
/// </summary>
internal sealed class SpectralNormalized : Module<Tensor, Tensor>, ITracksStatistics
{
    private readonly Func<Tensor> _weight;
    private readonly Func<Tensor, Tensor, Tensor> _apply;
    private readonly bool _transposed;
    private readonly Module layer;

    /// <param name="layer">The layer, which owns the weight.</param>
    /// <param name="weight">The layer's weight; asked for each time, since moving a module may replace it.</param>
    /// <param name="apply">The layer's output for an input and a weight.</param>
    /// <param name="transposed">Whether the outputs are the weight's second dimension, as in a transposed convolution, not its
    /// first.</param>
    public SpectralNormalized(Module layer, Func<Tensor> weight, Func<Tensor, Tensor, Tensor> apply, bool transposed = false)
        : base(nameof(SpectralNormalized))
    {
        (this.layer, _weight, _apply, _transposed) = (layer, weight, apply, transposed);
        var outputs = weight().shape[transposed ? 1 : 0];
        register_buffer("u", full([outputs], 1 / Math.Sqrt(outputs), dtype: ScalarType.Float32));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public bool TracksStatistics { get; set; } = true;

    /// <summary>Draws u anew, a random unit vector.</summary>
    public void Restart(torch.Generator generator)
    {
        using var _ = no_grad();
        var u = get_buffer("u")!;
        u.normal_(0, 1, generator);
        u.div_(u.norm());
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var weight = _weight();
        return _apply(input, weight / LargestSingularValue(weight));
    }

    private Tensor LargestSingularValue(Tensor weight)
    {
        var matrix = (_transposed ? weight.transpose(0, 1) : weight).flatten(1);
        var (u, v) = Iterate(matrix.detach());
        return u.dot(matrix.mv(v));
    }

    // u and v are constants to the gradient (Miyato et al. 2018, section 2.1).
    private (Tensor U, Tensor V) Iterate(Tensor matrix)
    {
        using var _ = no_grad();
        var stored = get_buffer("u")!;
        var v = functional.normalize(matrix.t().mv(stored), dim: 0);
        if (training && TracksStatistics)
            stored.copy_(functional.normalize(matrix.mv(v), dim: 0));
        // A copy: the graph of this pass outlives the next pass, which moves u.
        return (stored.clone(), v);
    }
}
