using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Latents;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

public sealed class LatentSamplerTests
{
    [Fact]
    public void Latents_are_a_tensor_of_their_size()
    {
        using var latents = new LatentSampler(7, seed: 1).NextLatents(5);

        Assert.Equal([5L, 7L], latents.shape);
        Assert.Equal(torch.ScalarType.Float32, latents.dtype);
    }

    [Fact]
    public void The_sequence_does_not_depend_on_the_batches()
    {
        var one = new LatentSampler(7, seed: 1);
        var two = new LatentSampler(7, seed: 1);

        Assert.Equal(Latents(one, 6), Latents(two, 2).Concat(Latents(two, 4)));
    }

    [Fact]
    public void No_latent_comes_twice()
    {
        var values = Latents(new LatentSampler(1, seed: 1), 2000);

        // Of 2,000 draws among some 10⁷ different floats, a few pairs coincide by chance.
        Assert.InRange(values.Distinct().Count(), 1990, 2000);
    }

    [Fact]
    public void Seeds_differ() => Assert.NotEqual(Latents(new LatentSampler(7, seed: 1), 1), Latents(new LatentSampler(7, seed: 2), 1));

    [Fact]
    public void Training_draws_other_latents_than_rows_of_the_same_seed()
    {
        var row = new float[7];
        new LatentPrior(7, seed: 1).Fill(0, row);

        Assert.NotEqual(row, Latents(new LatentSampler(7, seed: 1), 1));
    }

    [Fact]
    public void Classes_are_equally_frequent_and_independent_of_latents()
    {
        var sampler = new LatentSampler(7, seed: 1);
        var classes = Classes(sampler, 10_000, 10);

        // Six standard deviations of a count, √(10000 · 0.1 · 0.9) = 30.
        Assert.All(Enumerable.Range(0, 10), c => Assert.InRange(classes.Count(value => value == c), 820, 1180));
        Assert.Equal(Latents(new LatentSampler(7, seed: 1), 3), Latents(sampler, 3));
    }

    [Fact]
    public void The_counters_are_the_whole_state()
    {
        var sampler = new LatentSampler(7, seed: 1);
        Latents(sampler, 5);
        Classes(sampler, 3, 10);
        var resumed = new LatentSampler(7, seed: 1) { LatentsDrawn = sampler.LatentsDrawn, ClassesDrawn = sampler.ClassesDrawn };

        Assert.Equal(Latents(sampler, 4), Latents(resumed, 4));
        Assert.Equal(Classes(sampler, 9, 10), Classes(resumed, 9, 10));
    }

    [Fact]
    public void Truncation_bounds_them() =>
        Assert.All(Latents(new LatentSampler(7, seed: 1, truncation: 0.3f), 50), value => Assert.InRange(value, -0.3f, 0.3f));

    private static float[] Latents(LatentSampler sampler, int count)
    {
        using var latents = sampler.NextLatents(count);
        return latents.data<float>().ToArray();
    }

    private static long[] Classes(LatentSampler sampler, int count, int classCount)
    {
        using var classes = sampler.NextClasses(count, ClassPrior.Even(classCount));
        return classes.data<long>().ToArray();
    }
}
