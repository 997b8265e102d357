using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>A layer whose weight W is divided by an estimate of its largest singular value (Miyato et al. 2018, algorithm 1): v ←
/// Wᵀu/‖Wᵀu‖, u ← Wv/‖Wv‖, σ = uᵀWv. The vector u moves once in every forward pass in train mode, and never otherwise.</summary>
internal sealed class SpectralNormalized : Module<Tensor, Tensor>, ITracksStatistics, IAbsorbsNorm, IOnnxModule
{
    private readonly bool _transposed;
    private readonly WeightedLayer layer;
    private bool _isFixed;

    /// <param name="layer">The layer, which owns the weight.</param>
    /// <param name="transposed">Whether the outputs are the weight's second dimension, as in a transposed convolution, not its
    /// first.</param>
    public SpectralNormalized(WeightedLayer layer, bool transposed = false) : base(nameof(SpectralNormalized))
    {
        (this.layer, _transposed) = (layer, transposed);
        var outputs = layer.Weight.shape[transposed ? 1 : 0];
        register_buffer("u", TensorArithmetic.Filled([outputs], 1 / Math.Sqrt(outputs), ScalarType.Float32));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public bool TracksStatistics { get; set; } = true;

    /// <summary>The layer.</summary>
    public WeightedLayer Layer => layer;

    /// <summary>u.</summary>
    public Tensor Vector => get_buffer("u")!;

    /// <summary>W, a row for each output.</summary>
    public Tensor Matrix => (_transposed ? layer.Weight.transpose(0, 1) : layer.Weight).flatten(1);

    /// <summary>Draws u anew, a random unit vector.</summary>
    public void Restart(torch.Generator generator)
    {
        using var _ = no_grad();
        var u = get_buffer("u")!;
        u.normal_(0, 1, generator);
        u.div_(u.norm());
    }

    /// <summary>Divides the weight by σ for good: u, and with it σ, will move no more.</summary>
    public void Fix()
    {
        using var _ = no_grad();
        if (!_isFixed)
            layer.Weight.div_(LargestSingularValue());
        _isFixed = true;
    }

    /// <inheritdoc/>
    public void Absorb(Tensor scale, Tensor shift)
    {
        Fix();
        layer.Absorb(scale, shift);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => _isFixed ? layer.call(input) : layer.Apply(input, layer.Weight / LargestSingularValue());

    /// <summary>The layer in a graph, with the weight that it has in eval mode.</summary>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        using var _ = no_grad();
        if (_isFixed)
            return layer.Write(graph, input, classes);
        using var weight = layer.Weight / LargestSingularValue();
        return layer.Write(graph, input, weight);
    }

    private Tensor LargestSingularValue()
    {
        var matrix = Matrix;
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
