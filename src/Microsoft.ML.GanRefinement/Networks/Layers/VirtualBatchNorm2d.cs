using Microsoft.ML.GanRefinement.Onnx;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Virtual batch normalisation (Salimans et al. 2016, section 3.5): the first R samples of a batch are the reference, whose mean and variance
/// normalise them. Every other sample is normalised by those of the reference with itself, where it counts for 1/(R + 1). So what becomes of a sample does
/// not depend on the samples beside it. Gain and bias depend on the class, where there are classes.</summary>
internal sealed class VirtualBatchNorm2d : Module<Tensor, Tensor?, Tensor>, IOnnxModule
{
    private const double Epsilon = 1e-5;

    private readonly int _reference;
    private readonly int _classCount;
    private readonly Parameter gain;
    private readonly Parameter bias;

    /// <param name="channels">Channels of the input.</param>
    /// <param name="classCount">Number of classes, 0 for none.</param>
    /// <param name="reference">R.</param>
    public VirtualBatchNorm2d(int channels, int classCount, int reference) : base(nameof(VirtualBatchNorm2d))
    {
        (_classCount, _reference) = (classCount, reference);
        gain = new Parameter(ones([Math.Max(1, classCount), channels], dtype: ScalarType.Float32, device: CPU));
        bias = new Parameter(zeros([Math.Max(1, classCount), channels], dtype: ScalarType.Float32, device: CPU));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor? classes)
    {
        var (reference, others) = (input.narrow(0, 0, _reference), input.narrow(0, _reference, input.shape[0] - _reference));
        var (mean, variance) = Moments(reference, [0, 2, 3]);
        var (ownMean, ownVariance) = Moments(others, [2, 3]);
        var share = 1.0 / (_reference + 1);
        // Of the union: each part's own variance, and that of its mean around the common one.
        var common = ownMean.Times(share).Plus(mean, 1 - share);
        var around = (ownMean - common).Squared().Plus(ownVariance).Times(share).Plus((mean - common).Squared().Plus(variance), 1 - share);
        var normalized = cat([Normalized(reference, mean, variance), Normalized(others, common, around)], 0);
        return ClassGains.Apply(normalized, gain, bias, _classCount, classes);
    }

    /// <inheritdoc/>
    public OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes)
    {
        var (reference, others) = (graph.Rows(input, 0, _reference), graph.Rows(input, _reference));
        var (mean, variance) = Moments(reference, 0, 2, 3);
        var (ownMean, ownVariance) = Moments(others, 2, 3);
        var share = 1.0 / (_reference + 1);
        var common = Sum(Times(ownMean, share), Times(mean, 1 - share));
        var around = Sum(Times(Sum(Square(graph.Node("Sub", [ownMean, common])), ownVariance), share),
            Times(Sum(Square(graph.Node("Sub", [mean, common])), variance), 1 - share));
        var normalized = graph.Node("Concat", [Normalized(reference, mean, variance), Normalized(others, common, around)], ("axis", 0L));
        return ClassGains.Write(graph, normalized, gain, bias, _classCount, classes);

        OnnxValue Sum(OnnxValue x, OnnxValue y) => graph.Node("Add", [x, y]);

        OnnxValue Times(OnnxValue x, double number) => graph.Node("Mul", [x, graph.Floats((float)number)]);

        OnnxValue Square(OnnxValue x) => graph.Node("Mul", [x, x]);

        OnnxValue Mean(OnnxValue x, long[] over) => graph.Node("ReduceMean", [x], ("axes", over), ("keepdims", 1L));

        (OnnxValue Mean, OnnxValue Variance) Moments(OnnxValue x, params long[] over)
        {
            var ofAll = Mean(x, over);
            return (ofAll, Mean(Square(graph.Node("Sub", [x, ofAll])), over));
        }

        OnnxValue Normalized(OnnxValue x, OnnxValue centre, OnnxValue spread) =>
            graph.Node("Div", [graph.Node("Sub", [x, centre]), graph.Node("Sqrt", [Sum(spread, graph.Floats((float)Epsilon))])]);
    }

    private static (Tensor Mean, Tensor Variance) Moments(Tensor x, long[] over)
    {
        var mean = x.mean(over, keepdim: true);
        return (mean, (x - mean).Squared().mean(over, keepdim: true));
    }

    private static Tensor Normalized(Tensor x, Tensor mean, Tensor variance) => (x - mean) * variance.Plus(Epsilon).rsqrt();
}
