using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Monitoring;

namespace Microsoft.ML.GanRefinement.Tests.Training.Monitoring;

/// <summary>What a loss is the sum of.</summary>
[Collection(nameof(RunsAlone))]
public class LossTermsTests
{
    [Fact]
    public void The_terms_add_up_to_the_losses_and_reports_change_no_bit()
    {
        MLContext ml = new(seed: 1);
        List<GanTrainingProgress> reports = [];
        using var told = TinyGan.Train(ml, options => Set(options, interval: 1, reports.Add));
        using var silent = TinyGan.Train(new MLContext(seed: 1), options => Set(options, interval: 1_000, null));

        Assert.Equal(4, reports.Count);
        Assert.All(reports, report =>
        {
            Assert.Equal(["adversarial", "classification", "drift", "drift2", "uniformClasses"], report.DiscriminatorTerms.Keys.Order());
            Assert.Equal(["adversarial", "classification", "modeSeeking"], report.GeneratorTerms.Keys.Order());
            Assert.Equal(report.DiscriminatorLoss, report.DiscriminatorTerms.Values.Sum(), 1e-4);
            Assert.Equal(report.GeneratorLoss, report.GeneratorTerms.Values.Sum(), 1e-4);
            Assert.InRange(report.RealClassAccuracy!.Value, 0, 1);
            Assert.InRange(report.FakeClassAccuracy!.Value, 0, 1);
            Assert.Equal(report.RealScore - report.FakeScore, report.ScoreGap);
        });
        // After the first step of ε with a bound of ε every value with a gradient is at the bound.
        Assert.InRange(reports[0].PerturbationAtBound!.Value, 0.5f, 1);
        Assert.Equal(silent.Pair.Fingerprint(), told.Pair.Fingerprint());
    }

    [Fact]
    public void A_step_of_several_batches_is_reported_as_their_mean_and_accuracies_are_shares()
    {
        IterationStats stats = new();
        for (var place = 0; place < 2; place++)
        {
            var step = Steps.Discriminator(Steps.Doubles(1, 2, -1, 3), Steps.Doubles(-1, place)) with { MicroBatchIndex = place };
            stats.Observe(step, step.Real, new PlayerStats(0, 0, 0));
            stats.DiscriminatorTerms.Observe(GanObjective.Wasserstein(), step, loss: null);
            using var penalty = Steps.Doubles(place + 1);
            stats.DiscriminatorTerms.Observe(["r1"], 0, penalty, place);
        }
        Assert.Equal(0.75f, stats.RealAccuracy);
        Assert.Equal(0.5f, stats.FakeAccuracy);
        Assert.Null(stats.RealClassAccuracy);
        Assert.Null(stats.PerturbationAtBound);
        // E D(G(z)) − E D(x), with D(x) of 5/4, and of −1/2 and 0.
        Assert.Equal(-1.5, stats.DiscriminatorTerms.Values["adversarial"], 1e-6);
        Assert.Equal(1.5, stats.DiscriminatorTerms.Values["r1"], 1e-6);
    }

    [Fact]
    public void A_sum_has_the_terms_of_its_sums()
    {
        SumObjective inner = new([GanObjective.Hinge(), new AuxiliaryClassification(1)]);
        Assert.Equal(["adversarial", "classification", "adversarial"], new SumObjective([inner, GanObjective.Wasserstein()])
            .Summands.Select(part => part.Term));
    }

    private static void Set(FastRobGanTrainer.Options options, int interval, Action<GanTrainingProgress>? report)
    {
        options.Seed = 3;
        options.Replays = 1;
        options.ProgressInterval = interval;
        options.OnProgress = report;
        options.Regularizers = [GanRegularizer.UniformClasses(), GanRegularizer.Drift(0.1), GanRegularizer.Drift(0.2), GanRegularizer.ModeSeeking()];
        options.FreePerturbation = new GanFreePerturbation { Bound = 0.1, StepSize = 0.1 };
    }
}
