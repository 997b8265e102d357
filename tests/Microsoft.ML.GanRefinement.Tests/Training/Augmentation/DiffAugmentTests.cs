using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Augmentation;

/// <summary>The three augmentations one by one, and what they have in common.</summary>
public class DiffAugmentTests
{
    private static readonly IInputTransform[] s_all = [.. GanInputTransform.DiffAugment().Build(seed: 6)];

    private static Tensor Images(int count = 6, int channels = 3, int height = 16, int width = 8)
    {
        using var noise = new torch.Generator(8);
        return (2 * rand(count, channels, height, width, dtype: ScalarType.Float64, generator: noise)) - 1;
    }

    private static double[] Values(Tensor t) => t.detach().contiguous().data<double>().ToArray();

    [Fact]
    public void Flags_choose_which_and_none_is_nothing()
    {
        static Type[] Of(GanInputTransform t) => [.. t.Build(seed: 1).Select(a => a.GetType())];
        Assert.Equal([typeof(RandomColor), typeof(RandomTranslation), typeof(RandomCutout)], Of(GanInputTransform.DiffAugment()));
        Assert.Equal([typeof(RandomTranslation)], Of(GanInputTransform.DiffAugment(color: false, cutout: false)));
        Assert.Empty(Of(GanInputTransform.DiffAugment(false, false, false)));
    }

    [Fact]
    public void Each_depends_on_draw_and_side_and_nothing_else()
    {
        var x = Images();
        foreach (var transform in s_all)
        {
            var first = Values(transform.Apply(x, true, 0, 5));
            Assert.Equal(first, Values(transform.Apply(x, true, 9, 5)));
            Assert.NotEqual(first, Values(transform.Apply(x, true, 0, 6)));
            Assert.NotEqual(first, Values(transform.Apply(x, false, 0, 5)));
        }
    }

    [Fact]
    public void Each_has_the_gradient_of_its_difference_quotient()
    {
        var x = Images(2, 2, 4, 4).requires_grad_();
        foreach (var transform in s_all)
            FiniteDifferences.Check(() => transform.Apply(x, false, 0, 1).square().sum(), x);
    }

    [Fact]
    public void Each_refuses_what_is_no_image()
    {
        foreach (var transform in s_all)
            Assert.Contains("[4, 2]", Assert.Throws<InvalidOperationException>(() => transform.Apply(zeros(4, 2), true, 0, 0)).Message);
    }

    [Fact]
    public void Colours_change_by_an_affine_map_of_an_image_within_the_published_ranges()
    {
        // Of one channel the saturation is nothing; brightness b and contrast c make x ↦ m + b + c·(x − m), m the image's mean.
        var x = Images(200, 1);
        var y = s_all[0].Apply(x, true, 0, 0);
        Tensor before = x.mean([1, 2, 3], keepdim: true), after = y.mean([1, 2, 3], keepdim: true);
        var brightness = Values(after - before);
        var contrast = ((y - after) / (x - before)).flatten(1);
        Assert.True((contrast.max(1).values - contrast.min(1).values).max().ToDouble() < 1e-6);
        var factors = Values(contrast.select(1, 0));
        Assert.All(brightness, b => Assert.InRange(b, -0.5, 0.5));
        Assert.All(factors, c => Assert.InRange(c, 0.5, 1.5));
        Assert.True(brightness.Min() < -0.4 && brightness.Max() > 0.4 && factors.Min() < 0.6 && factors.Max() > 1.4);
    }

    [Fact]
    public void Colours_keep_what_channels_have_in_common_apart_from_what_they_do_not()
    {
        var x = Images(50);
        var y = s_all[0].Apply(x, true, 0, 0);
        // Differences of channels are scaled by saturation times contrast: one factor an image, from 0 to 3.
        var factors = ((y.select(1, 0) - y.select(1, 1)) / (x.select(1, 0) - x.select(1, 1))).flatten(1);
        Assert.True((factors.max(1).values - factors.min(1).values).max().ToDouble() < 1e-6);
        Assert.All(Values(factors.select(1, 0)), f => Assert.InRange(f, 0, 3));
    }

    [Fact]
    public void Translations_are_whole_pixels_up_to_an_eighth_with_zeros_coming_in()
    {
        var x = Images(120);
        var y = s_all[1].Apply(x, true, 0, 0);
        var found = new HashSet<(int, int)>();
        for (var i = 0; i < 120; i++)
            found.Add(ShiftOf(x[i], y[i]));
        // 16 high, 8 wide: ±2 rows and ±1 column, each of the 15 about 8 times.
        Assert.Equal(15, found.Count);
    }

    private static (int, int) ShiftOf(Tensor image, Tensor moved)
    {
        for (var dy = -2; dy <= 2; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                if (Values(Shifted(image, dy, dx)).SequenceEqual(Values(moved)))
                    return (dy, dx);
            }
        }

        throw new Xunit.Sdk.XunitException("The image is no translation of the original.");
    }

    private static Tensor Shifted(Tensor image, int dy, int dx)
    {
        var padded = nn.functional.pad(image, (2, 2, 2, 2));
        return padded.narrow(1, 2 + dy, 16).narrow(2, 2 + dx, 8);
    }

    [Fact]
    public void Cutouts_are_windows_of_half_the_sides_that_lie_anywhere()
    {
        var x = ones(400, 2, 16, 8, dtype: ScalarType.Float64);
        var y = s_all[2].Apply(x, true, 0, 0);
        var heights = Extent(y, 3);
        var widths = Extent(y, 2);
        // A whole window is 8 × 4; at the border it is cut to half of that at least.
        Assert.All(heights, h => Assert.InRange(h, 4, 8));
        Assert.All(widths, w => Assert.InRange(w, 2, 4));
        for (var i = 0; i < 400; i++)
            Assert.Equal(2 * ((16 * 8) - (heights[i] * widths[i])), y[i].sum().ToDouble());
        Assert.True(heights.Distinct().Count() == 5 && widths.Distinct().Count() == 3);
        // Each corner is in some image's window, and in some not.
        foreach (var (row, column) in new[] { (0, 0), (0, 7), (15, 0), (15, 7) })
            Assert.Equal([0, 1], Values(y.select(2, row).select(2, column).flatten()).Distinct().Order());
    }

    // Lines of the window: those that are 0 somewhere along the dimension.
    private static double[] Extent(Tensor images, long along) => Values((1 - images.select(1, 0).amin([along - 1])).sum(1L));
}
