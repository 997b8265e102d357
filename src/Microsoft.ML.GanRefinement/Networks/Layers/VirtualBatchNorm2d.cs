using Microsoft.ML.GanRefinement.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Virtual batch normalisation (Salimans et al. 2016, section 3.5): the first R samples of a batch are the reference, whose mean and variance
/// normalise them. Every other sample is normalised by those of the reference with itself, where it counts for 1/(R + 1). So what becomes of a sample does
/// not depend on the samples beside it. Gain and bias depend on the class, where there are classes.</summary>
internal sealed class VirtualBatchNorm2d : Module<Tensor, Tensor?, Tensor>
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

    private static (Tensor Mean, Tensor Variance) Moments(Tensor x, long[] over)
    {
        var mean = x.mean(over, keepdim: true);
        return (mean, (x - mean).Squared().mean(over, keepdim: true));
    }

    private static Tensor Normalized(Tensor x, Tensor mean, Tensor variance) => (x - mean) * variance.Plus(Epsilon).rsqrt();
}
