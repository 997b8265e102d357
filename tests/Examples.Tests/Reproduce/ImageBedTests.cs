using GanRefinement.Examples.Reproduce.Beds;
using GanRefinement.Examples.Reproduce.Judging;
using GanRefinement.Examples.Tests.Demo;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Tests.Reproduce;

public class ImageBedTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_measures_all_of_its_metrics_and_the_first_on_the_way(bool color)
    {
        using TemporaryFolder data = new();
        using TemporaryFolder state = new();
        TinyFashion.Write(data.Path, train: 300, test: 200);
        Laboratory laboratory = new(data.Path, state.Path, samples: 120);
        ITestBed bed = color ? new ColorBed(laboratory) : new FashionBed(laboratory);
        bed.Prepare();
        MLContext ml = new(1);
        using var gan = ml.Gan().Standard(new StandardGanTrainer.Options
        {
            Networks = GanNetworks.Dcgan(2),
            MaxIterations = 2,
            LabelColumnName = color ? null : "Label",
        }).Fit(bed.Train);
        var latents = ml.Gan().SampleLatents(gan, bed.Samples, seed: 3);

        var onTheWay = bed.Measure(ml, gan, latents, everything: false);
        var end = bed.Measure(ml, gan, latents, everything: true);
        Assert.Equal(bed.Metrics.Select(metric => metric.Key).Order(), end.Values.Keys.Order());
        Assert.Equal(onTheWay.Values[bed.Metrics[0].Key], end.Values[bed.Metrics[0].Key], 6);
        Assert.True(end.Values[Metric.Frechet.Key] > 0);
        Assert.Contains("120 generated against 200 of ", end.Protocol, StringComparison.Ordinal);
        Assert.Equal(end.Values, new FashionOrColor(color, data.Path, state.Path).Measure(ml, gan, latents));
    }

    [Fact]
    public void Modes_are_counted_over_three_planes()
    {
        JudgedPlane[] planes = [.. new[] { 0, 1, 1, 0, 1, 1, 1, 0, 0 }.Select(one => new JudgedPlane { Features = [one], Probabilities = [1 - one, one] })];
        var judged = StackedJudgement.Of(planes);
        Assert.Equal([3, 3, 4], judged.Modes);
        Assert.Equal((8, 2), (judged.ModeCount, judged.CapturedModes));
        Assert.Equal([0f, 1, 1], judged.Features[0].Features);
        Assert.Equal((2.0 / 3 * Math.Log(2.0 / 3 * 8)) + (1.0 / 3 * Math.Log(1.0 / 3 * 8)), judged.ReverseDivergence, 12);
    }

    // What a later call does: the classifier comes from the state folder.
    private sealed class FashionOrColor(bool color, string data, string state)
    {
        public IReadOnlyDictionary<string, double> Measure(MLContext ml, GanTransformer gan, IDataView latents)
        {
            Laboratory laboratory = new(data, state, samples: 120);
            ITestBed bed = color ? new ColorBed(laboratory) : new FashionBed(laboratory);
            bed.Prepare();
            return bed.Measure(ml, gan, latents, everything: true).Values;
        }
    }
}
