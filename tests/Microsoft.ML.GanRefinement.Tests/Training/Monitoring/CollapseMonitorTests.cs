using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Monitoring;

public class CollapseMonitorTests
{
    private static IterationStats Stats(float spread = 1, double gapOfScores = 0, double gradientD = 1, double gradientG = 1)
    {
        using var scope = NewDisposeScope();
        var real = tensor(new[] { -1f, 1f }, 2, 1);
        var realScores = tensor(new[] { (float)gapOfScores, 1 + (float)gapOfScores });
        var fakeScores = tensor(new[] { 0f, 0.5f });
        var figures = new IterationStats();
        figures.Observe(
            new DiscriminatorStep(null!, real, new DiscriminatorOutput(realScores, null, real), null, real * spread,
                new DiscriminatorOutput(fakeScores, null, real), null),
            real, new PlayerStats(0, gradientD, 1e-3));
        figures.Observe(new PlayerStats(0, gradientG, 1e-3));
        return figures;
    }

    private static List<string> Warnings(params IterationStats[] reports)
    {
        var monitor = new CollapseMonitor();
        return reports.SelectMany(monitor.Observe).ToList();
    }

    [Fact]
    public void Figures_are_those_of_the_batch()
    {
        var figures = Stats(spread: 0.25f, gapOfScores: 2);
        Assert.Equal((2.5f, 0.25f, true), (figures.RealScore, figures.FakeScore, figures.Separated));
        Assert.Equal(0.25f, figures.Diversity, 5);
        Assert.False(Stats(gapOfScores: 0.1).Separated);
    }

    [Fact]
    public void A_healthy_training_is_told_nothing() => Assert.Empty(Warnings([.. Enumerable.Repeat(Stats(gapOfScores: 2), 20)]));

    [Fact]
    public void Fakes_that_are_all_alike_are_told_once_after_three_reports_and_again_when_they_come_back()
    {
        var alike = Stats(spread: 0.01f);
        Assert.Empty(Warnings(alike, alike));
        Assert.Contains("mode collapse", Assert.Single(Warnings([.. Enumerable.Repeat(alike, 10)])));
        Assert.Equal(2, Warnings(alike, alike, alike, Stats(), alike, alike, alike).Count);
    }

    [Fact]
    public void A_discriminator_that_separates_all_and_teaches_nothing_is_saturated()
    {
        var taught = Stats(gapOfScores: 2, gradientG: 1);
        var faded = Stats(gapOfScores: 2, gradientG: 1e-3);
        Assert.Contains("saturated discriminator", Assert.Single(Warnings([taught, .. Enumerable.Repeat(faded, 6)])));
        Assert.Empty(Warnings([taught, .. Enumerable.Repeat(Stats(gapOfScores: 0.1, gradientG: 1e-3), 6)]));
    }

    [Fact]
    public void A_gradient_a_thousand_times_its_median_explodes()
    {
        var calm = Enumerable.Repeat(Stats(), 6).ToArray();
        Assert.Contains("of the discriminator", Assert.Single(Warnings([.. calm, Stats(gradientD: 2e3), Stats(gradientD: 3e3)])));
        Assert.Contains("of the generator", Assert.Single(Warnings([.. calm, Stats(gradientG: 2e3), Stats(gradientG: 3e3)])));
        Assert.Empty(Warnings([.. calm, Stats(gradientG: 2e3), Stats()]));
    }
}
