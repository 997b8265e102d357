using TorchSharp.Conformance.Tests.Nn.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Functional;

public class NormalizationTests
{
    [Fact]
    public void BatchNormOfABatchUsesItsMeanAndVariance()
    {
        Tensor x = GradientCheck.Sample(3, 2, 2, 2), w = GradientCheck.Numbered(1, 2), b = GradientCheck.Numbered(2, 2);
        double[] v = Close.Values(x), scale = Close.Values(w), shift = Close.Values(b);
        double[] expected = new double[v.Length];
        for (int c = 0; c < 2; c++)
        {
            int[] own = [.. Enumerable.Range(0, v.Length).Where(i => i / 4 % 2 == c)];
            double mean = own.Average(i => v[i]), variance = own.Average(i => (v[i] - mean) * (v[i] - mean));
            foreach (int i in own)
                expected[i] = (v[i] - mean) / Math.Sqrt(variance + 1e-3) * scale[c] + shift[c];
        }
        Close.To(expected, nn.functional.batch_norm(x, null, null, w, b, training: true, eps: 1e-3));
    }

    [Fact]
    public void RunningStatisticsMoveByTheMomentum()
    {
        Tensor x = GradientCheck.Sample(8, 1), mean = full(1, 5.0, dtype: float64), variance = full(1, 7.0, dtype: float64);
        nn.functional.batch_norm(x, mean, variance, training: true, momentum: 0.25);
        double[] v = Close.Values(x);
        double batchMean = v.Average();
        Close.To([0.75 * 5 + 0.25 * batchMean], mean);
        Close.To([0.75 * 7 + 0.25 * v.Sum(value => (value - batchMean) * (value - batchMean)) / 7], variance);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void BatchNormGradients(bool training)
    {
        Tensor mean = GradientCheck.Numbered(3, 2), variance = GradientCheck.Numbered(4, 2).square() + 0.5;
        GradientCheck.Both(t => nn.functional.batch_norm(t[0], training ? null : mean, training ? null : variance, t[1], t[2], training),
            GradientCheck.Sample(3, 2, 2, 2), GradientCheck.Numbered(1, 2), GradientCheck.Numbered(2, 2));
    }

    [Fact]
    public void InstanceNormIsBatchNormOfOneSample()
    {
        Tensor x = GradientCheck.Sample(2, 3, 2, 2);
        Tensor each = cat([.. Enumerable.Range(0, 2).Select(n => nn.functional.batch_norm(x.narrow(0, n, 1), null, null, training: true))],
            0);
        Close.To(Close.Values(each), nn.functional.instance_norm(x));
        GradientCheck.Both(t => nn.functional.instance_norm(t[0], weight: t[1], bias: t[2]), x, GradientCheck.Numbered(1, 3),
            GradientCheck.Numbered(2, 3));
    }

    [Fact]
    public void LayerNormNormalisesTheLastDimensions()
    {
        Tensor x = GradientCheck.Sample(2, 3, 4);
        Tensor flat = x.reshape(2, 12);
        Tensor centred = flat - flat.mean([1], keepdim: true);
        Tensor expected = centred / (centred.square().mean([1], keepdim: true) + 1e-5).sqrt();
        Close.To(Close.Values(expected), nn.functional.layer_norm(x, [3, 4]));
        GradientCheck.Both(t => nn.functional.layer_norm(t[0], [3, 4], t[1], t[2]), x, GradientCheck.Numbered(1, 3, 4),
            GradientCheck.Numbered(2, 3, 4));
    }

    [Fact]
    public void GroupNormNormalisesGroupsOfChannels()
    {
        Tensor x = GradientCheck.Sample(2, 4, 3, 1);
        Close.To(Close.Values(nn.functional.layer_norm(x.reshape(2, 2, 6), [6])), nn.functional.group_norm(x, 2));
        GradientCheck.Both(t => nn.functional.group_norm(t[0], 2, t[1], t[2]), x, GradientCheck.Numbered(1, 4),
            GradientCheck.Numbered(2, 4));
    }

    [Fact]
    public void NormalizeGivesUnitVectors()
    {
        Tensor x = GradientCheck.Sample(3, 4);
        Close.To([1, 1, 1], nn.functional.normalize(x).square().sum([1]));
        GradientCheck.Both(t => nn.functional.normalize(t[0], 2, 1), x);
    }
}
