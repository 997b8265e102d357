using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

public class ConditionalSampleNorm2dTests
{
    private static readonly GeneratorNormalization[] s_kinds = [GeneratorNormalization.Instance, GeneratorNormalization.Pixel, GeneratorNormalization.None];

    public static TheoryData<GeneratorNormalization> Kinds => new(s_kinds);

    private static ConditionalSampleNorm2d Create(GeneratorNormalization kind, int classes)
    {
        var norm = new ConditionalSampleNorm2d(kind, 3, classes);
        norm.to(ScalarType.Float64);
        return norm;
    }

    private static Tensor Input()
    {
        using var random = new torch.Generator(4);
        return randn([4, 3, 2, 5], dtype: ScalarType.Float64, generator: random) * 3 + 1;
    }

    [Fact]
    public void Pixels_have_a_mean_square_of_one_over_the_channels()
    {
        using var scope = NewDisposeScope();
        var y = Create(GeneratorNormalization.Pixel, 0).call(Input(), null);
        Assert.Equal(0, ((y * y).mean([1]) - 1).abs().max().ToDouble(), 1e-7);
        // By hand: (3, 4, 0) has a mean square of 25/3.
        var vector = tensor(new[] { 3.0, 4, 0 }, [1, 3, 1, 1]);
        Assert.Equal([3 / Math.Sqrt(25 / 3.0), 4 / Math.Sqrt(25 / 3.0), 0],
            Create(GeneratorNormalization.Pixel, 0).call(vector, null).Doubles().Select(v => Math.Round(v, 8)), (a, b) => Math.Abs(a - b) < 1e-7);
    }

    [Fact]
    public void Instances_have_mean_zero_and_variance_one_in_each_channel_of_each_sample()
    {
        using var scope = NewDisposeScope();
        var y = Create(GeneratorNormalization.Instance, 0).call(Input(), null);
        Assert.Equal(0, y.mean([2, 3]).abs().max().ToDouble(), 1e-12);
        Assert.Equal(0, ((y * y).mean([2, 3]) - 1).abs().max().ToDouble(), 1e-4);
    }

    [Fact]
    public void None_without_classes_is_the_input_itself_and_rectifying_leaves_it_alone()
    {
        using var scope = NewDisposeScope();
        var (norm, x) = (Create(GeneratorNormalization.None, 0), Input());
        var before = x.Doubles();
        Assert.Same(x, norm.call(x, null));
        var y = norm.Rectified(x, null);
        Assert.Equal(before, x.Doubles());
        Assert.Equal(before.Select(v => Math.Max(0, v)), y.Doubles());
    }

    [Fact]
    public void Has_gains_and_biases_only_where_they_are_wanted()
    {
        Assert.Equal([2, 0, 0], s_kinds.Select(kind => Create(kind, 0).parameters().Count()));
        Assert.All(s_kinds, kind => Assert.All(Create(kind, 7).parameters(), parameter => Assert.Equal([7, 3], parameter.shape)));
        Assert.All(s_kinds, kind => Assert.Equal(2, Create(kind, 7).parameters().Count()));
        Assert.All(s_kinds, kind => Assert.Empty(Create(kind, 7).buffers()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gives_each_sample_the_gain_and_bias_of_its_class(GeneratorNormalization kind)
    {
        using var scope = NewDisposeScope();
        var (norm, x) = (Create(kind, 2), Input());
        var plain = norm.call(x, tensor(new long[] { 0, 0, 0, 0 }));
        using (no_grad())
        {
            norm.get_parameter("gain")![1].fill_(2);
            norm.get_parameter("bias")![1].fill_(-0.5);
        }
        var y = norm.call(x, tensor(new long[] { 0, 1, 1, 0 }));
        Assert.Equal(plain[0].Doubles(), y[0].Doubles());
        Assert.Equal(plain[2].Doubles().Select(v => (2 * v) - 0.5), y[2].Doubles());
        var error = Assert.Throws<InvalidOperationException>(() => norm.call(x, null));
        Assert.Contains("2 classes was called without classes", error.Message);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Has_the_gradient_of_its_difference_quotient(GeneratorNormalization kind)
    {
        using var scope = NewDisposeScope();
        var (norm, x) = (Create(kind, 2), Input().detach().requires_grad_());
        var classes = tensor(new long[] { 0, 1, 1, 0 });
        FiniteDifferences.Check(() => norm.call(x, classes).sin().sum(), [x, .. norm.parameters()]);
    }
}
