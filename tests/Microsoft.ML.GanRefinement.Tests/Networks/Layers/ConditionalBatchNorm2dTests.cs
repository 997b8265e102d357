using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

public class ConditionalBatchNorm2dTests
{
    private static Tensor Input() =>
        tensor(Enumerable.Range(0, 4 * 2 * 3 * 3).Select(i => Math.Sin(i * 1.7)).ToArray(), [4, 2, 3, 3], dtype: ScalarType.Float64);

    private static ConditionalBatchNorm2d Create(int classes)
    {
        var norm = new ConditionalBatchNorm2d(2, classes);
        norm.to(ScalarType.Float64);
        return norm;
    }

    [Fact]
    public void Starts_as_plain_normalisation_for_every_class()
    {
        var input = Input();
        var mean = input.mean([0, 2, 3], keepdim: true);
        var variance = (input - mean).pow(2).mean([0, 2, 3], keepdim: true);
        var expected = (input - mean) / (variance + 1e-5).sqrt();
        foreach (var classes in new[] { new long[] { 0, 1, 2, 0 }, [2, 2, 1, 1] })
            Assert.True((Create(3).call(input, tensor(classes)) - expected).abs().max().ToDouble() < 1e-12);
        Assert.True((Create(0).call(input, null) - expected).abs().max().ToDouble() < 1e-12);
    }

    [Fact]
    public void Updates_its_statistics_in_train_mode_by_a_tenth()
    {
        var norm = Create(3);
        var input = Input();
        norm.call(input, tensor(new long[] { 0, 1, 2, 0 }));
        Assert.True((norm.get_buffer("running_mean")! - 0.1 * input.mean([0, 2, 3])).abs().max().ToDouble() < 1e-12);
    }

    [Fact]
    public void Leaves_its_statistics_alone_when_told_or_in_eval_mode()
    {
        var norm = Create(3);
        var classes = tensor(new long[] { 0, 1, 2, 0 });
        norm.call(Input(), classes);
        var before = Weights.Buffers(norm);
        norm.TracksStatistics = false;
        norm.call(Input() + 3, classes);
        Assert.Equal(before, Weights.Buffers(norm));
        norm.TracksStatistics = true;
        norm.eval();
        norm.call(Input() + 3, classes);
        Assert.Equal(before, Weights.Buffers(norm));
    }

    [Fact]
    public void Treats_a_sample_as_if_it_were_alone_in_eval_mode()
    {
        var norm = Create(3);
        var classes = tensor(new long[] { 0, 1, 2, 0 });
        norm.call(Input(), classes);
        norm.eval();
        var all = norm.call(Input(), classes);
        var one = norm.call(Input().narrow(0, 2, 1), classes.narrow(0, 2, 1));
        Assert.Equal(0, (all.narrow(0, 2, 1) - one).abs().max().ToDouble(), 14);
    }

    [Fact]
    public void Refuses_to_work_without_classes_where_it_has_some() => Assert.Throws<InvalidOperationException>(() => Create(3).call(Input(), null));

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    public void Has_the_gradient_of_its_difference_quotient(int classCount)
    {
        var norm = Create(classCount);
        norm.TracksStatistics = false;
        var input = Input().requires_grad_();
        var classes = classCount == 0 ? null : tensor(new long[] { 0, 1, 2, 0 });
        FiniteDifferences.Check(() => norm.call(input, classes).sin().sum(), [input, .. norm.parameters()]);
    }
}
