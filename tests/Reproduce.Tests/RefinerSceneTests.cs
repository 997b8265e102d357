using GanRefinement.Examples.Tests;
using GanRefinement.Examples.Tests.Demo;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;
using SkiaSharp;

namespace GanRefinement.Reproduce.Tests;

public class RefinerSceneTests
{
    private const int Samples = 60;

    [Fact]
    public void What_is_measured_on_a_pair_of_images()
    {
        using TemporaryFolder data = new();
        using TemporaryFolder state = new();
        TinyFashion.Write(data.Path, train: 300, test: 200);
        RefinedFashionDataset dataset = new(new(data.Path, state.Path, Samples), Samples);
        dataset.Prepare();
        Variant variant = new("NS", "", _ => new StandardGanTrainer.Options { Networks = GanNetworks.Dcgan(2), LatentSize = 4, BatchSize = 8 });
        Experiment experiment = new()
        {
            Name = "toy",
            Title = "Toy",
            Dataset = _ => dataset,
            Iterations = 2,
            Seeds = 1,
            KeepsPairs = true,
            Variants = [variant],
            Statements = [],
        };
        Run run = new(experiment, dataset, variant, 1, "");
        PairStore pairs = new(state.File("pairs"));
        using var gan = pairs.LoadOrTrain(new MLContext(1), run, CancellationToken.None);
        using RefinerScene scene = new(run, gan, pairs);

        Rows_have_all_metrics(scene);
        A_way_passes_where_a_coach_of_as_many_steps_ends(scene);
        Pixels_rise_in_score_within_their_range(scene);
        Basins_are_measured_from_the_latents_of_training(scene);
        Pictures_of_repairs_have_a_row_for_each_refiner(scene, state.File("repairs.png"));
    }

    private static void Pictures_of_repairs_have_a_row_for_each_refiner(RefinerScene scene, string path)
    {
        var coach = ("coach", GanLatentRefiner.Coach(1, 0.1));
        int Height(Action<RefinerScene, string> draw)
        {
            draw(scene, path);
            using var picture = SKBitmap.Decode(path);
            return picture.Height;
        }
        var (two, three, four) = (Height(Repairs.Lowest(coach)), Height(Repairs.Lowest(coach, coach)), Height(Repairs.FirstAndLowest(coach)));
        // Two more rows, and a gap between the bands.
        Assert.InRange(four - two, (2 * (three - two)) + 1, (2 * (three - two)) + 20);
        Assert.InRange(three - two, ExperimentContext.Side, 3 * ExperimentContext.Side);
        Assert.True(Height(Scatter.OfLatents(coach)) > 200);
    }

    private static void Rows_have_all_metrics(RefinerScene scene)
    {
        var reading = scene.MeasureSamples("", scene.Gan.Transform(scene.Latents));
        Assert.All(scene.Dataset.Metrics, metric => Assert.True(double.IsFinite(reading.Values[metric.Key])));
        Assert.Equal(1, Enumerable.Range(0, 10).Sum(index => reading.Values[Metric.ClassShare(index).Key]), 9);
        Assert.Equal(Samples, reading.Values[Metric.SampleCount.Key]);
        // Half of the test images each.
        Assert.Equal(100, scene.Dataset.HeldOut.GetColumn<byte[]>("Image").Count());
        Assert.Contains($"{Samples} generated against 100 of ", reading.Protocol, StringComparison.Ordinal);
        var distances = scene.Dataset.MeasureTwice(scene.ML, SampleSet.Read(scene.Gan.Transform(scene.Latents), Samples));
        Assert.Equal(reading.Values[Metric.Frechet.Key], distances.Values[Metric.Frechet.Key], 6);
        Assert.NotEqual(distances.Values[Metric.FrechetChoice.Key], distances.Values[Metric.Frechet.Key]);
    }

    private static void A_way_passes_where_a_coach_of_as_many_steps_ends(RefinerScene scene)
    {
        var way = CoachPath.Of(scene, 0.1, [2, 3], 10);
        Assert.Equal(SampleSet.Read(scene.Refine(GanLatentRefiner.Coach(2, 0.1)), 10).Samples, way[2].Samples);
        Assert.Equal(SampleSet.Read(scene.Refine(GanLatentRefiner.Coach(3, 0.1)), 10).Samples, way[3].Samples);
        Assert.Equal([1, 32, 32], way[3].Dimensions);
    }

    private static void Pixels_rise_in_score_within_their_range(RefinerScene scene)
    {
        var before = SampleSet.Read(scene.Gan.Transform(scene.Latents), 10);
        Assert.Equal(before.Samples, PixelCoach.Of(scene, 0, 0.1, 10).Samples);
        var after = PixelCoach.Of(scene, 1, 0.01, 10);
        // A first step of Adam moves a pixel by its rate, where there is a gradient.
        Assert.All(after.Samples.SelectMany(image => image), value => Assert.InRange(value, -1, 1));
        Assert.Equal(0.01, before.Samples.Zip(after.Samples).Max(pair => pair.First.Zip(pair.Second, (a, b) => Math.Abs(a - b)).Max()), 4);
    }

    private static void Basins_are_measured_from_the_latents_of_training(RefinerScene scene)
    {
        var row = Basins.Rows[^1].Measure(scene).Values;
        Assert.Equal(Basins.Metrics.Select(metric => metric.Key).Order(), row.Keys.Order());
        Assert.True(row[Metric.NearestBefore.Key] > 0);
    }
}
