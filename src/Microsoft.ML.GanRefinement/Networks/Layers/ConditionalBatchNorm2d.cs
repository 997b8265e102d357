using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Batch normalisation whose gain and bias depend on the class (Dumoulin et al. 2017; de Vries et al. 2017); the statistics are
/// shared. Without classes it is ordinary batch normalisation.</summary>
internal sealed class ConditionalBatchNorm2d : Module<Tensor, Tensor?, Tensor>, ITracksStatistics, IOnnxModule
{
    // PyTorch's convention: running ← (1 − momentum)·running + momentum·batch, so Chainer's "decay 0.9" is 0.1 here.
    private const double Momentum = 0.1;
    private const double Epsilon = 1e-5;

    private readonly int _classCount;
    private readonly Parameter gain;
    private readonly Parameter bias;
    private bool _isFolded;

    /// <param name="channels">Channels of the input.</param>
    /// <param name="classCount">Number of classes, 0 for none.</param>
    public ConditionalBatchNorm2d(int channels, int classCount) : base(nameof(ConditionalBatchNorm2d))
    {
        _classCount = classCount;
        gain = new Parameter(ones([Math.Max(1, classCount), channels], dtype: ScalarType.Float32, device: CPU));
        bias = new Parameter(zeros([Math.Max(1, classCount), channels], dtype: ScalarType.Float32, device: CPU));
        register_buffer("running_mean", zeros([channels], dtype: ScalarType.Float32, device: CPU));
        register_buffer("running_var", ones([channels], dtype: ScalarType.Float32, device: CPU));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public bool TracksStatistics { get; set; } = true;

    /// <summary>Whether the layer before does its work. The output is then the input itself, which nobody else reads, unless there are classes.</summary>
    public bool IsFolded => _isFolded;

    /// <summary>Lets the layer before normalise, whose output it alone reads; what is left are gain and bias of each class. For good, by the running statistics
    /// as they are.</summary>
    public void FoldInto(IAbsorbsNorm layer)
    {
        var scale = get_buffer("running_var")!.to(ScalarType.Float64).Plus(Epsilon).rsqrt();
        var shift = get_buffer("running_mean")!.to(ScalarType.Float64).neg() * scale;
        if (_classCount == 0)
        {
            var own = gain[0].to(ScalarType.Float64);
            (scale, shift) = (scale * own, (shift * own).Plus(bias[0].to(ScalarType.Float64)));
        }
        layer.Absorb(scale, shift);
        _isFolded = true;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor? classes)
    {
        if (_isFolded)
            return _classCount == 0 ? input : ClassGains.Apply(input, gain, bias, _classCount, classes);
        return _classCount == 0
            ? Normalize(input, gain[0], bias[0])
            : ClassGains.Apply(Normalize(input, null, null), gain, bias, _classCount, classes);
    }

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        if (_isFolded)
            return _classCount == 0 ? input : ClassGains.Write(graph, input, gain, bias, _classCount, classes);
        var (mean, variance) = (get_buffer("running_mean")!, get_buffer("running_var")!);
        if (_classCount == 0)
            return Normalized(gain[0], bias[0]);
        return ClassGains.Write(graph, Normalized(ones_like(mean), zeros_like(mean)), gain, bias, _classCount, classes);

        OnnxValue Normalized(Tensor weight, Tensor shift) => graph.Node(
            "BatchNormalization", [input, graph.Constant(weight), graph.Constant(shift), graph.Constant(mean), graph.Constant(variance)],
            ("epsilon", (float)Epsilon));
    }

    // Momentum 0 leaves the running statistics as they are, bit for bit.
    private Tensor Normalize(Tensor input, Tensor? weight, Tensor? shift) =>
        SynchronizedNorm.Normalize(input, get_buffer("running_mean"), get_buffer("running_var"), weight, shift, training,
            momentum: TracksStatistics ? Momentum : 0, Epsilon);
}
