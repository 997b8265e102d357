using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Layers;

public class BatchNormTests
{
    [Fact]
    public void TrainingCountsBatchesAndMovesTheStatistics()
    {
        using BatchNorm2d layer = nn.BatchNorm2d(2, momentum: 0.5);
        Tensor x = GradientCheck.Sample(4, 2, 3, 3).to(float32) + 10;
        layer.call(x);
        layer.call(x);
        Assert.Equal(2L, layer.num_batches_tracked.ToInt64());
        Assert.Equal(int64, layer.num_batches_tracked.dtype);
        Tensor mean = x.mean([0, 2, 3]);
        Close.To(Close.Values(mean * 0.75), layer.running_mean, 1e-6);
    }

    [Fact]
    public void EvaluationUsesTheRunningStatisticsAndLeavesThem()
    {
        using BatchNorm1d layer = nn.BatchNorm1d(3, dtype: float64);
        layer.call(GradientCheck.Sample(8, 3) + 2);
        layer.eval();
        double[] mean = Close.Values(layer.running_mean);
        Tensor x = GradientCheck.Numbered(1, 4, 3);
        Tensor expected = (x - layer.running_mean) / (layer.running_var + layer.eps).sqrt();
        Close.To(Close.Values(expected), layer.call(x));
        Assert.Equal(mean, Close.Values(layer.running_mean));
        Assert.Equal(1.0, layer.num_batches_tracked.ToDouble());
    }

    [Fact]
    public void UntrackedStatisticsAreTheBatchsInBothModes()
    {
        using BatchNorm1d layer = nn.BatchNorm1d(3, affine: false, track_running_stats: false);
        Tensor x = GradientCheck.Sample(6, 3).to(float32);
        Tensor training = layer.call(x);
        layer.eval();
        Assert.True(training.Equals(layer.call(x)));
        Assert.Empty(layer.state_dict());
    }

    [Fact]
    public void StateDictionaryHasTheNamesOfPyTorch()
    {
        using BatchNorm2d layer = nn.BatchNorm2d(2);
        Assert.Equal(["weight", "bias", "running_mean", "running_var", "num_batches_tracked"], layer.state_dict().Keys);
    }

    [Fact]
    public void WrongRanksAreRefused()
    {
        Assert.Throws<ArgumentException>(() => nn.BatchNorm2d(2).call(zeros(2, 2)));
        Assert.Throws<ArgumentException>(() => nn.BatchNorm1d(2).call(zeros(2, 2, 2, 2)));
    }
}
