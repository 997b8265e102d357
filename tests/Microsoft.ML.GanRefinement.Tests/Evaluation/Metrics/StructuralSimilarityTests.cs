
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class StructuralSimilarityTests
{
    private static readonly ImageShape s_shape = new(3, 24, 20);

    [Fact]
    public void An_image_is_like_itself()
    {
        var images = Images(4, seed: 1);
        Assert.All(StructuralSimilarityPart.Compute(images, images, s_shape), value => Assert.Equal(1, value, 1e-12));
    }

    [Fact]
    public void Noise_makes_it_fall_and_both_directions_agree()
    {
        var images = Images(4, seed: 1);
        var others = Images(4, seed: 2);
        var values = StructuralSimilarityPart.Compute(images, others, s_shape);
        Assert.All(values, value => Assert.InRange(value, 0, 0.5));
        Assert.All(values.Zip(StructuralSimilarityPart.Compute(others, images, s_shape)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(11, 1)]
    [InlineData(28, 2)]
    [InlineData(64, 3)]
    [InlineData(176, 5)]
    [InlineData(1024, 5)]
    public void The_smaller_side_decides_the_scales(int side, int scales) =>
        Assert.Equal(scales, StructuralSimilarityPart.Scales(new ImageShape(1, 2000, side)));

    [Fact]
    public void A_collapsed_generator_has_diversity_one_and_noise_much_less()
    {
        var one = Images(1, seed: 1);
        FeatureMatrix collapsed = new([.. Enumerable.Repeat(one.Values, 5).SelectMany(v => v)], 5, one.Columns);
        Assert.Equal(1, StructuralSimilarityPart.Diversity(collapsed, s_shape, 70, seed: 1).Value, 1e-12);
        Assert.True(StructuralSimilarityPart.Diversity(Images(20, seed: 2), s_shape, 70, seed: 1).Value < 0.5);
    }

    [Fact]
    public void Images_smaller_than_the_window_are_refused()
    {
        FeatureMatrix small = new(new double[200], 2, 100);
        var error = Assert.Throws<InvalidOperationException>(
            () => StructuralSimilarityPart.Diversity(small, new ImageShape(1, 10, 10), 5, 1));
        Assert.Contains("at least 11×11 pixels", error.Message, StringComparison.Ordinal);
    }

    private static FeatureMatrix Images(int count, int seed) =>
        ReferenceData.Map(Samples.Gaussian(count, s_shape.Size, seed), value => Math.Tanh(2 * value));
}
