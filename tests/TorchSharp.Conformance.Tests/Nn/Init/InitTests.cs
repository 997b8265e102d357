using TorchSharp.Conformance.Tests.Nn.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Init;

public class InitTests
{
    [Fact]
    public void Constants()
    {
        Close.To([0, 0], nn.init.zeros_(ones(2)));
        Close.To([1, 1], nn.init.ones_(zeros(2)));
        Close.To([2.5, 2.5], nn.init.constant_(zeros(2), 2.5));
    }

    [Fact]
    public void LeavesThatNeedGradientsCanBeFilled()
    {
        Tensor leaf = zeros(3, 3).requires_grad_();
        Assert.Same(leaf, nn.init.normal_(leaf));
        Assert.True(leaf.is_leaf);
    }

    [Fact]
    public void FansCountChannelsTimesKernel()
    {
        Assert.Equal((3L, 5L), nn.init.CalculateFanInAndFanOut(zeros(5, 3)));
        Assert.Equal((24L, 40L), nn.init.CalculateFanInAndFanOut(zeros(5, 3, 4, 2)));
        Assert.Throws<ArgumentException>(() => nn.init.CalculateFanInAndFanOut(zeros(5)));
    }

    [Theory]
    [InlineData(nn.init.NonlinearityType.Linear, 0, 1)]
    [InlineData(nn.init.NonlinearityType.Tanh, 0, 5.0 / 3)]
    [InlineData(nn.init.NonlinearityType.ReLU, 0, 1.4142135623730951)]
    [InlineData(nn.init.NonlinearityType.LeakyReLU, 0.2, 1.3867504905630728)]
    public void Gains(nn.init.NonlinearityType kind, double slope, double expected)
        => Assert.Equal(expected, nn.init.calculate_gain(kind, slope), 1e-14);

    [Fact]
    public void SpreadsAreThoseOfTheFormulas()
    {
        manual_seed(3);
        Assert.Equal(Math.Sqrt(2.0 / 200), nn.init.kaiming_normal_(empty(300, 200)).std().ToDouble(), 2e-3);
        Assert.Equal(Math.Sqrt(2.0 / 300), nn.init.kaiming_uniform_(empty(300, 200), mode: nn.init.FanInOut.FanOut).std().ToDouble(), 2e-3);
        Assert.Equal(Math.Sqrt(2.0 / 500), nn.init.xavier_uniform_(empty(300, 200)).std().ToDouble(), 2e-3);
        Assert.Equal(3 * Math.Sqrt(2.0 / 500), nn.init.xavier_normal_(empty(300, 200), gain: 3).std().ToDouble(), 6e-3);
        Assert.Equal(0.3, nn.init.normal_(empty(300, 200), 1, 0.3).std().ToDouble(), 5e-3);
        Tensor uniform = nn.init.uniform_(empty(1000), 2, 3);
        Assert.InRange(uniform.min().ToDouble(), 2, 2.1);
        Assert.InRange(uniform.max().ToDouble(), 2.9, 3);
    }

    [Theory, InlineData(4, 7), InlineData(7, 4)]
    public void OrthogonalRowsOrColumns(long rows, long columns)
    {
        Tensor q = nn.init.orthogonal_(empty(rows, columns, dtype: float64), gain: 2);
        Tensor product = rows < columns ? q.matmul(q.t()) : q.t().matmul(q);
        // The package decomposes in single precision.
        Close.To(Close.Values(eye(4, dtype: float64) * 4), product, 1e-5);
    }
}
