using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Tests;

public class RefiningTests
{
    [Fact]
    public void Looks_of_a_constant_image_and_of_stripes()
    {
        ClassifiedChannel one = new() { Probabilities = [0.25f, 0.75f] };
        var flat = Looks.Of([[0.5f, 0.5f, 0.5f, 0.5f]], [one]);
        Assert.Equal((0.5, 0.0, 0.0), (flat[Metric.Brightness.Key], flat[Metric.Contrast.Key], flat[Metric.Roughness.Key]));
        Assert.Equal((0.75, 0.0, 1.0), (flat[Metric.Confidence.Key], flat[Metric.ClassShare(0).Key], flat[Metric.ClassShare(1).Key]));

        // Neighbours in a row alone: of 2×2 the pairs (−1, 1) twice, not the ends of the rows.
        var stripes = Looks.Of([[-1, 1, -1, 1]], [one]);
        Assert.Equal((0.0, 1.0, 2.0), (stripes[Metric.Brightness.Key], stripes[Metric.Contrast.Key], stripes[Metric.Roughness.Key]));
    }

    [Fact]
    public void Peaks_are_where_latents_come_to_and_valleys_where_they_leave()
    {
        float[][] Some(int count, float x, float y) => [.. Enumerable.Repeat((float[])[x, y], count)];
        // Cells of 0.2; what is beyond 3 is in none.
        var before = LatentDensity.Count(
            [.. Some(20, 0.1f, 0.1f), .. Some(9, 1.1f, 1.1f), .. Some(12, -2.9f, 0.1f), .. Some(30, 0.1f, 2.1f), .. Some(5, 3.1f, 0)]);
        Assert.Equal(71, before.Cast<double>().Sum());
        Assert.Equal((20.0, 12.0, 30.0), (before[15, 15], before[15, 0], before[25, 15]));
        var after = LatentDensity.Count([.. Some(15, 0.1f, 0.1f), .. Some(6, -2.9f, 0.1f), .. Some(50, 0.1f, 2.1f)]);
        var (peaks, valleys) = LatentDensity.Places(before, after, 1);
        Assert.Equal([0.1f, 2.1f], peaks.Single(), (a, b) => Math.Abs(a - b) < 1e-6);
        // Of the nine that have all left it cannot be told.
        Assert.Equal([-2.9f, 0.1f], valleys.Single(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Samples_go_through_a_view_with_their_dimensions()
    {
        SampleSet samples = new([[1, 2, 3, 4], [5, 6, 7, 8]], [], [1, 2, 2]);
        var read = SampleSet.Read(samples.View(new MLContext(1)), 5);
        Assert.Equal(samples.Samples, read.Samples);
        Assert.Equal(samples.Dimensions, read.Dimensions);
        Assert.Single(SampleSet.Read(samples.View(new MLContext(1)), 1).Samples);
    }

    [Fact]
    public void Shuffling_changes_what_the_discriminator_says_and_nothing_else()
    {
        using var gan = Tiny();
        var latents = new MLContext(1).Gan().SampleLatents(gan, 8, seed: 2);
        var before = SampleSet.Read(gan.Transform(latents), 8);
        var weights = Weights(gan);
        ShuffledDiscriminator.Of(gan, seed: 1);
        var after = SampleSet.Read(gan.Transform(latents), 8);
        Assert.Equal(before.Samples, after.Samples);
        Assert.NotEqual(before.Scores, after.Scores);
        Assert.NotEqual(weights, Weights(gan));
        Assert.Equal(weights.Select(layer => layer.Order()), Weights(gan).Select(layer => layer.Order()));
    }

    private static float[][] Weights(GanTransformer gan) =>
        [.. gan.Pair.Networks.Discriminator.parameters().Select(weights => weights.detach().data<float>().ToArray())];

    private static GanTransformer Tiny()
    {
        MLContext ml = new(1);
        return ml.Gan().Standard(new StandardGanTrainer.Options { Networks = GanNetworks.Mlp([8]), LatentSize = 2, BatchSize = 8, MaxIterations = 1, Seed = 1 })
            .Fit(ml.Gan().SampleMixture(GanMixture.Ring(), 16, seed: 1));
    }
}
