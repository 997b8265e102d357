using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Refinement;

[Collection(nameof(Trains))]
public class LookingTests
{
    private readonly MLContext _ml = new(1);

    private sealed class Picture
    {
        [VectorType(1, 1, 2)]
        public float[] Image { get; set; } = [];

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Near
    {
        public long[] NearestIndex { get; set; } = [];

        public float[] NearestDistance { get; set; } = [];

        public float[] NearestImage { get; set; } = [];
    }

    private IDataView Pictures(params (float X, float Y)[] points) => _ml.Data.LoadFromEnumerable(
        points.Select(point => new Picture { Image = [point.X / 10, point.Y / 10], Features = [point.X, point.Y] }));

    [Fact]
    public void The_nearest_images_come_with_index_distance_and_picture_and_the_first_of_equal_ones()
    {
        var training = Pictures((0, 0), (3, 4), (1, 0), (1, 0), (9, 9));
        var near = _ml.Data.CreateEnumerable<Near>(_ml.Gan().NearestImages(Pictures((0, 0), (9, 8)), training, 3, imageColumnName: "Image"), false).ToArray();
        Assert.Equal([0, 2, 3], near[0].NearestIndex);
        Assert.Equal([0f, 1, 1], near[0].NearestDistance);
        Assert.Equal([0, 0, 0.1f, 0, 0.1f, 0], near[0].NearestImage);
        Assert.Equal([4, 1], near[1].NearestIndex[..2]);
        Assert.Equal((float)Math.Sqrt(52), near[1].NearestDistance[1], 1e-5f);
        var view = _ml.Gan().NearestImages(Pictures((0, 0)), training, 1);
        Assert.Null(view.Schema.GetColumnOrNull("NearestImage"));
        Assert.Equal("Vector<Int64, 1>", view.Schema["NearestIndex"].Type.ToString());
    }

    [Fact]
    public void Pictures_of_bytes_are_scaled_as_training_scales_them()
    {
        var bytes = _ml.Gan().AsTrainingImages(_ml.Transforms.CopyColumns("GeneratedImage", "Image").Fit(Pictures()).Transform(Pictures((10, -10))), "Bytes");
        var near = _ml.Gan().NearestImages(Pictures((1, 1)), bytes, 1, imageColumnName: "Bytes");
        Assert.Equal([1f, -1], near.GetColumnValues("NearestImage"));
    }

    [Fact]
    public void Neighbours_that_cannot_be_are_refused()
    {
        var two = Pictures((0, 0), (1, 1));
        Assert.Contains("there are 2", Assert.Throws<InvalidOperationException>(() => _ml.Gan().NearestImages(two, two, 3)).Message);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().NearestImages(two, two, 0)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().NearestImages(two, two, 1, "Absent"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().NearestImages(TinyGan.Latents(_ml), two, 1));
    }

    [Theory]
    [InlineData(LatentInterpolation.Linear)]
    [InlineData(LatentInterpolation.Spherical)]
    public void Paths_go_from_end_to_end_in_equal_steps_and_have_scores(LatentInterpolation interpolation)
    {
        using var gan = TinyGan.Train(_ml);
        var ends = TinyGan.Rows(4);
        // Of one length, so that equal angles are equal distances.
        foreach (var row in ends)
        {
            var length = MathF.Sqrt(row.Latent.Sum(value => value * value));
            row.Latent = [.. row.Latent.Select(value => value / length)];
        }
        var paths = _ml.Gan().InterpolateLatents(gan, _ml.Data.LoadFromEnumerable(ends), 5, interpolation);
        var latents = paths.GetColumnValues("Latent").Chunk(TinyGan.LatentSize).ToArray();
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], paths.GetColumn<int>("Path"));
        Assert.Equal([0, 0.25f, 0.5f, 0.75f, 1], paths.GetColumn<float>("Share").Take(5));
        for (var path = 0; path < 2; path++)
        {
            Assert.All(ends[2 * path].Latent.Zip(latents[5 * path]), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
            Assert.All(ends[(2 * path) + 1].Latent.Zip(latents[(5 * path) + 4]), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
            var steps = Enumerable.Range(5 * path, 4).Select(i => Math.Sqrt(latents[i].Zip(latents[i + 1], (a, b) => (a - b) * (a - b)).Sum())).ToArray();
            Assert.All(steps, step => Assert.Equal(steps[0], step, 1e-5));
        }
        if (interpolation == LatentInterpolation.Spherical)
            Assert.All(latents, latent => Assert.Equal(1, latent.Sum(value => value * value), 1e-5f));
        Assert.Equal(10, TinyGan.Read(_ml, gan.Transform(paths)).Count);
        Assert.Throws<InvalidOperationException>(() => _ml.Gan().InterpolateLatents(gan, TinyGan.Latents(_ml, 3)));
        foreach (var count in new[] { 1, int.MaxValue })
            Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().InterpolateLatents(gan, paths, count)).ParamName);
    }

    [Fact]
    public void The_lowest_rows_are_repaired_beside_what_they_were()
    {
        using var gan = TinyGan.Train(_ml, o => o.MaxIterations = 40);
        var latents = TinyGan.Latents(_ml, 40);
        var all = gan.Transform(latents).GetColumn<float>("Score").ToArray();
        var repaired = _ml.Gan().RepairLowest(gan, latents, 6, GanLatentRefiner.Fgsm(10, 0.05));
        var (before, after) = (repaired.GetColumn<float>("Score").ToArray(), repaired.GetColumn<float>("RefinedScore").ToArray());
        Assert.Equal(all.Order().Take(6), before.Order());
        Assert.True(after.Average() > before.Average());
        Assert.NotEqual(repaired.GetColumnValues("GeneratedImage"), repaired.GetColumnValues("RefinedImage"));
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().RepairLowest(gan, latents, 0)).ParamName);
    }
}
