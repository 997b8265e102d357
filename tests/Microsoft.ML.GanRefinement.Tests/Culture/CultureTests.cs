using System.Globalization;
using System.Text.Json;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Culture;

/// <summary>No number in a message, file or ToString follows the thread's culture.</summary>
[Collection(nameof(Trains))]
public sealed class CultureTests
{
    private static readonly MLContext s_ml = new(seed: 1);

    public static TheoryData<string, Func<string>> Texts => new()
    {
        { "option below its range", () => Refusal(() => s_ml.Gan().FastRobGan(new FastRobGanTrainer.Options { GeneratorLearningRate = -0.5 })) },
        { "whole option below its range", () => Refusal(() => s_ml.Gan().FastRobGan(new FastRobGanTrainer.Options { MaxIterations = -3 })) },
        { "option that is no number", () => Refusal(() => s_ml.Gan().FastRobGan(new FastRobGanTrainer.Options { GeneratorLearningRate = double.NaN })) },
        { "argument below its range", () => Refusal(() => s_ml.Gan().AppendLatents(-1)) },
        { "truncation", () => Refusal(() => s_ml.Gan().AppendLatents(3, truncation: -0.25f)) },
        { "truncation in a range", () => Refusal(() => new LatentPrior(3, 0, 0.01f)) },
        { "count", () => Refusal(() => s_ml.Gan().SampleMixture(GanMixture.Ring(), -4)) },
        { "size", () => Refusal(() => new LatentPrior(-1, 0)) },
        { "regularizer", () => Refusal(() => GanRegularizer.GradientPenalty(-1.5)) },
        { "regularizer's text", () => GanRegularizer.GradientPenalty(1.5, 0.25).ToString() },
        { "objective's text", () => GanObjective.LeastSquares(-1.5, 0.5).ToString() },
        { "input transform's text", () => GanInputTransform.InstanceNoise(0.5).ToString() },
        { "lens's text", () => new GanLens { FixedWeight = -0.5, LearningRate = 1.5e-3 }.ToString() },
        { "attack's text", () => new GanPgdAttack().ToString() },
        { "collapsing pairs' text", () => new GanModeCollapsePenalty().ToString() },
        { "search's text", () => new GanLatentSearch().ToString() },
        { "refinement's text", () => GanLatentRefiner.Fgsm().ToString() },
        { "metric's text", () => GanMetric.KernelDistance().ToString() },
        { "perturbation's text", () => new GanFreePerturbation { Bound = 0.125 }.ToString() },
        { "estimate", () => new MetricEstimate(-1234.5, 0.25).ToString() },
        { "estimate that is none", () => new MetricEstimate(double.NaN).ToString() },
        { "change", () => new MetricChange("FID", MetricDirection.LowerIsBetter, new MetricEstimate(2.5), new MetricEstimate(-1.5)).ToString() },
        { "validation result", () => new GanValidationResult(GanMetric.FrechetDistance(), 7, -0.5).ToString() },
        { "options in JSON", () => JsonSerializer.Serialize(new FastRobGanTrainer.Options { Beta1 = 0.25, Seed = -7 }) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_the_same_in_every_culture(string name, Func<string> text)
    {
        var (odd, invariant) = OddCulture.Both(text);

        Assert.False(string.IsNullOrWhiteSpace(invariant), name);
        Assert.Equal(invariant, odd);
    }

    [Fact]
    public void The_culture_of_these_tests_shows_what_follows_it()
    {
        using (new OddCulture())
        {
            Assert.Equal("~1,5", (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Contains("Actual value was ~1,5", new ArgumentOutOfRangeException("x", -1.5, "").Message);
        }
    }

    [Fact]
    public void The_value_of_an_error_keeps_its_type_where_no_culture_changes_it()
    {
        Assert.Equal(-0.5, OptionChecks.OutOfRange("x", -0.5, "").ActualValue);
        using (new OddCulture())
        {
            Assert.Equal("-0.5", OptionChecks.OutOfRange("x", -0.5, "").ActualValue);
            Assert.Equal(5, OptionChecks.OutOfRange("x", 5, "").ActualValue);
        }
    }

    [Fact]
    public void Training_says_and_does_the_same()
    {
        var (odd, invariant) = OddCulture.Both(Log);

        Assert.Contains("0.", invariant);
        Assert.Equal(invariant, odd);
    }

    // What a training run tells, by log and callback, and what it keeps.
    private static string Log()
    {
        List<string> lines = [];
        var ml = new MLContext(seed: 1);
        ml.Log += (_, e) =>
        {
            if (e.Source.Contains("Gan", StringComparison.OrdinalIgnoreCase) && !e.RawMessage.Contains("Elapsed", StringComparison.Ordinal))
                lines.Add(e.RawMessage);
        };
        using var gan = TinyGan.Train(ml,
            o => (o.Seed, o.MaxIterations, o.ProgressInterval, o.OnProgress) = (-7, 4, 1, p => lines.Add($"{p.DiscriminatorLoss}")));
        gan.Transform(ml.Data.LoadFromEnumerable([new ImageRows.Row()]));
        lines.Add(gan.Pair.Specification.ToJson());
        return string.Join('\n', lines.Select(WithoutSpeed));
    }

    private static string WithoutSpeed(string line) => System.Text.RegularExpressions.Regex.Replace(line, "[0-9.,]+ images/s, [0-9:]+", "#");

    private static string Refusal(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
}
