using TorchSharp.Conformance.Tests.Nn.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Functional;

public class PoolingTests
{
    private static readonly Tensor s_image = arange(16, dtype: float64).reshape(1, 1, 4, 4);

    [Fact]
    public void WindowsOfTwoByTwo()
    {
        Close.To([2.5, 4.5, 10.5, 12.5], nn.functional.avg_pool2d(s_image, 2));
        Close.To([5, 7, 13, 15], nn.functional.max_pool2d(s_image, 2));
        Close.To([2.5, 4.5, 10.5, 12.5], nn.AvgPool2d(2).call(s_image));
        Close.To([5, 7, 13, 15], nn.MaxPool2d(2).call(s_image));
    }

    [Fact]
    public void PaddingCountsUnlessToldNotTo()
    {
        // Windows at −1 and 2: the first holds one real pixel, the edges two, the last four.
        Close.To([0, 1.25, 5, 12.5], nn.functional.avg_pool2d(s_image, 2, 3, 1));
        Close.To([0, 2.5, 10, 12.5], nn.functional.avg_pool2d(s_image, 2, 3, 1, count_include_pad: false));
    }

    [Fact]
    public void AdaptiveWindowsCoverTheImage()
    {
        Close.To([7.5], nn.functional.adaptive_avg_pool2d(s_image, 1));
        Close.To([2.5, 4.5, 10.5, 12.5], nn.AdaptiveAvgPool2d((2, 2)).call(s_image));
    }

    [Fact]
    public void Gradients()
    {
        Tensor x = GradientCheck.Sample(1, 2, 5, 5);
        GradientCheck.Both(t => nn.functional.avg_pool2d(t[0], 3, 2, 1, count_include_pad: false), x);
        GradientCheck.Both(t => nn.functional.max_pool2d(t[0], 3, 2, 1), x);
        GradientCheck.Both(t => nn.functional.adaptive_avg_pool2d(t[0], [3, 2]), x);
    }
}
