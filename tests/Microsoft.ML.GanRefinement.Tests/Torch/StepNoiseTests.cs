using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

public class StepNoiseTests
{
    private static Tensor Like => zeros(5, 3, 2, 2, dtype: ScalarType.Float64);

    private static double[] Values(Tensor t) => t.contiguous().data<double>().ToArray();

    [Fact]
    public void Depends_on_seed_purpose_and_step_and_on_nothing_else()
    {
        var noise = new StepNoise(3, 10);
        var first = Values(noise.Normal(Like, 7));
        noise.Uniform(Like, 2);
        Assert.Equal(first, Values(noise.Normal(Like, 7)));
        Assert.Equal(first, Values(new StepNoise(3, 10).Normal(Like, 7)));
        Assert.NotEqual(first, Values(noise.Normal(Like, 8)));
        Assert.NotEqual(first, Values(new StepNoise(4, 10).Normal(Like, 7)));
        Assert.NotEqual(first, Values(new StepNoise(3, 11).Normal(Like, 7)));
    }

    [Fact]
    public void Has_the_type_and_shape_asked_for()
    {
        var noise = new StepNoise(3, 10);
        Assert.Equal(ScalarType.Float32, noise.Uniform(Like.to_type(ScalarType.Float32), 0).dtype);
        Assert.Equal([5L, 3L, 2L, 2L], noise.Uniform(Like, 0).shape);
        Assert.Equal([5L, 1L, 1L, 1L], noise.UniformPerSample(Like, 0).shape);
        Assert.Equal(5, Values(noise.UniformPerSample(Like, 0)).Distinct().Count());
    }

    [Fact]
    public void Each_batch_of_a_step_has_an_address_of_its_own_and_the_first_one_that_of_the_step()
    {
        var noise = new StepNoise(3, 10);
        Assert.Equal(7, StepNoise.Address(7, 0));
        var all = from step in Enumerable.Range(0, 5) from place in Enumerable.Range(0, 4) select Values(noise.Normal(Like, StepNoise.Address(step, place)))[0];
        Assert.Equal(20, all.Distinct().Count());
    }
}
