using GanRefinement.Examples.Tests;
using GanRefinement.Examples.Tests.Demo;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Tests;

public class ImageDatasetTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_measures_all_of_its_metrics_and_the_first_on_the_way(bool color)
    {
        using TemporaryFolder data = new();
        using TemporaryFolder state = new();
        TinyFashion.Write(data.Path, train: 300, test: 200);
        ExperimentContext context = new(data.Path, state.Path, samples: 120);
        IDataset dataset = color ? new ColorDataset(context) : new FashionDataset(context);
        dataset.Prepare();
        MLContext ml = new(1);
        using var gan = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            Networks = GanNetworks.Dcgan(2),
            MaxIterations = 2,
            LabelColumnName = color ? null : "Label",
        }).Fit(dataset.Train);
        var latents = ml.Gan().SampleLatents(gan, dataset.Samples, seed: 3);

        var onTheWay = dataset.Measure(ml, gan, latents, everything: false);
        var end = dataset.Measure(ml, gan, latents, everything: true);
        Assert.Equal(dataset.Metrics.Select(metric => metric.Key).Order(), ForAll(end));
        Assert.Equal(onTheWay.Values[dataset.Metrics[0].Key], end.Values[dataset.Metrics[0].Key], 6);
        Assert.True(end.Values[Metric.Frechet.Key] > 0);
        // MS-SSIM too: how much images of one class vary.
        Assert.Equal(!color, end.Values.Keys.Any(key => key.StartsWith(ClassMetrics.Key(Metric.Similarity, ""), StringComparison.Ordinal)));
        var real = dataset.MeasureReal(ml);
        Assert.Equal(dataset.Metrics.Select(metric => metric.Key).Order(), ForAll(real));
        Assert.True(real.Values[Metric.Frechet.Key] < end.Values[Metric.Frechet.Key]);
        Assert.Contains("120 generated against 200 of ", real.Protocol, StringComparison.Ordinal);
        Assert.Contains("120 generated against 200 of ", end.Protocol, StringComparison.Ordinal);
        Assert.Equal(end.Values, new FashionOrColor(color, data.Path, state.Path).Measure(ml, gan, latents));
    }

    [Fact]
    public void Modes_are_counted_over_three_channels()
    {
        ClassifiedChannel[] channels =
            [.. new[] { 0, 1, 1, 0, 1, 1, 1, 0, 0 }.Select(one => new ClassifiedChannel { Features = [one], Probabilities = [1 - one, one] })];
        var classified = StackedClassification.Of(channels);
        Assert.Equal([3, 3, 4], classified.Modes);
        Assert.Equal((8, 2), (classified.ModeCount, classified.CapturedModes));
        Assert.Equal([0f, 1, 1], classified.Features[0].Features);
        Assert.Equal((2.0 / 3 * Math.Log(2.0 / 3 * 8)) + (1.0 / 3 * Math.Log(1.0 / 3 * 8)), classified.ReverseDivergence, 12);
    }

    // What a later call does: the classifier comes from the state folder.
    private sealed class FashionOrColor(bool color, string data, string state)
    {
        public IReadOnlyDictionary<string, double> Measure(MLContext ml, GanTransformer gan, IDataView latents)
        {
            ExperimentContext context = new(data, state, samples: 120);
            IDataset dataset = color ? new ColorDataset(context) : new FashionDataset(context);
            dataset.Prepare();
            return dataset.Measure(ml, gan, latents, everything: true).Values;
        }
    }

    // Without those of single classes.
    private static IEnumerable<string> ForAll(Reading reading) => reading.Values.Keys.Except(
        ClassMetrics.Names(reading.Values.Keys).SelectMany(name => ClassMetrics.All.Select(metric => ClassMetrics.Key(metric, name)))).Order();
}
