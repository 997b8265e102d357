using System.Text.Json;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Augmentation;

public class HorizontalFlipsTests
{
    private static readonly Tensor s_image = arange(6, dtype: ScalarType.Float32).view(1, 1, 2, 3);

    private static IInputTransform Flips(double probability) => Assert.Single(GanInputTransform.HorizontalFlips(probability).Build(seed: 3));

    [Fact]
    public void Always_mirrors_from_left_to_right() =>
        Assert.Equal([2, 1, 0, 5, 4, 3], Flips(1).Apply(s_image, real: true, 0, 0).data<float>().ToArray());

    [Fact]
    public void Mirrors_as_many_as_it_should_and_each_whole()
    {
        var images = s_image.expand(4000, -1, -1, -1);
        var seen = Flips(0.3).Apply(images, real: false, 0, 5);
        var mirrored = seen.select(3, 0).select(2, 0).eq(2).sum().item<long>();
        Assert.InRange(mirrored, 1200 - 120, 1200 + 120);
        Assert.Equal(4000 * 15f, seen.sum().item<float>());
        Assert.True(seen.select(3, 1).eq(images.select(3, 1)).all().item<bool>());
    }

    [Fact]
    public void Differs_from_side_to_side_and_step_to_step_and_is_the_same_for_the_same()
    {
        var images = s_image.expand(64, -1, -1, -1);
        float[] Of(bool real, long draw) => Flips(0.5).Apply(images, real, 0, draw).data<float>().ToArray();
        Assert.Equal(Of(true, 1), Of(true, 1));
        Assert.NotEqual(Of(true, 1), Of(false, 1));
        Assert.NotEqual(Of(true, 1), Of(true, 2));
    }

    [Fact]
    public void Lets_the_gradient_through_to_the_pixel_it_came_from()
    {
        var image = s_image.clone().requires_grad_();
        (Flips(1).Apply(image, real: false, 0, 0) * arange(6, dtype: ScalarType.Float32).view(1, 1, 2, 3)).sum().backward();
        Assert.Equal([2, 1, 0, 5, 4, 3], image.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Refuses_what_is_no_image_and_a_probability_that_is_none_and_comes_back_from_json()
    {
        Assert.Throws<InvalidOperationException>(() => Flips(0.5).Apply(zeros(4, 2), real: true, 0, 0));
        Assert.Equal("probability", Assert.Throws<ArgumentOutOfRangeException>(() => GanInputTransform.HorizontalFlips(0)).ParamName);
        Assert.Equal("probability", Assert.Throws<ArgumentOutOfRangeException>(() => GanInputTransform.HorizontalFlips(1.1)).ParamName);
        var transform = GanInputTransform.HorizontalFlips(0.25);
        Assert.Equal(transform, JsonSerializer.Deserialize<GanInputTransform>(JsonSerializer.Serialize(transform)));
    }
}
