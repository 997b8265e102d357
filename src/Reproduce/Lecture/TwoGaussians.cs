using System.Globalization;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A discriminator and critics between two normal distributions that hardly overlap: what slope they leave for the generator.</summary>
internal static class TwoGaussians
{
    private const double Mean = 2;
    private const double Deviation = 0.5;

    public static Demonstration Create() => new("critic", "A discriminator against a critic on two Gaussians", Run);

    private static Outcome Run(Stage stage)
    {
        var discriminator = Train(stage, new StandardGanTrainer.Options());
        var clipped = Train(stage, new WassersteinGanTrainer.Options
        {
            CriticSteps = 1,
            Regularizers = [GanRegularizer.WeightClipping(0.1)],
        });
        var penalized = Train(stage, new WganGpTrainer.Options { CriticSteps = 1 });
        double Sigma(double logit) => 1 / (1 + Math.Exp(-logit));
        // Of the generator's loss by the sample: σ(f)·f′ for ln(1 − σ(f)), f′ for a critic.
        double[] saturating = [.. discriminator.Score.Select((logit, i) => Sigma(logit) * Math.Abs(discriminator.Slope[i]))];
        double Normal(double x, double mean) => Math.Exp(-(x - mean) * (x - mean) / (2 * Deviation * Deviation)) / (Deviation * Math.Sqrt(2 * Math.PI));
        Line Curve(string name, IReadOnlyList<double> values) => new(name, [.. Xs.Select((x, i) => ((double)x[0], values[i]))]);
        double Where(IReadOnlyList<double> values) =>
            values.Select((value, i) => value * Normal(Xs[i][0], Mean)).Sum() / Xs.Sum(x => Normal(x[0], Mean));
        var plots = Plots.Draw(
            2,
            new Plot("what they say", "x",
            [
                Line.Of("data", -4, 4, x => Normal(x, -Mean)),
                Line.Of("generated", -4, 4, x => Normal(x, Mean)),
                Curve("σ(D) of the discriminator", [.. discriminator.Score.Select(Sigma)]),
                Curve("critic with clipping, over its range", Ranged(clipped.Score)),
                Curve("critic with a penalty, over its range", Ranged(penalized.Score)),
            ]),
            new Plot("slope that the generator gets", "x",
            [
                Curve("discriminator, ln(1 − σ(D))", saturating),
                Curve("discriminator, −ln σ(D)", [.. discriminator.Score.Select((logit, i) => Sigma(-logit) * Math.Abs(discriminator.Slope[i]))]),
                Curve("critic with clipping", [.. clipped.Slope.Select(Math.Abs)]),
                Curve("critic with a penalty", [.. penalized.Slope.Select(Math.Abs)]),
            ])
            {
                IsLogarithmic = true,
            });
        var (one, other, third) = (Where(saturating), Where([.. clipped.Slope.Select(Math.Abs)]), Where([.. penalized.Slope.Select(Math.Abs)]));
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"where samples are, the minimax loss has a mean slope of {one:0.0E+0} against the trained discriminator; the critics' are {other:0.0E+0} "
                    + $"(clipping) and {third:0.00} (penalty)"),
            string.Create(CultureInfo.InvariantCulture,
                $"Data N(−{Mean}, {Deviation}²), a generator fixed at N({Mean}, {Deviation}²), perceptrons of 64, 64 units after 1,000 steps: a "
                    + $"discriminator with the non-saturating loss, a critic ")
            + "whose weights are clipped to ±0.1, a critic with a gradient penalty of weight 10.\n\n"
            + stage.Chart("Scores, and the slopes of the generator's losses by a sample", plots));
    }

    private static float[][] Xs { get; } = [.. Enumerable.Range(0, 161).Select(i => new[] { (i / 20f) - 4 })];

    private static (double[] Score, double[] Slope) Train(Stage stage, GanTrainerOptions options)
    {
        Watched<FixedGenerator, Perceptron> pair = new("critic", () => new(z => z.Times(Deviation).Plus(Mean)), () => new(1, 64, 64));
        (options.LatentSize, options.BatchSize, options.DiscriminatorLearningRate) = (1, 64, 1e-3);
        (double[], double[]) curves = ([], []);
        var iterations = stage.Iterations(1_000);
        pair.Train(options, Points.View(Points.Draw(GanMixture.Normal(-Mean, Deviation), 5_000)), iterations, iterations, _ =>
        {
            curves = (
                [.. pair.Discriminator.Scores(Xs).Select(score => (double)score)],
                [.. pair.Discriminator.Slopes(Xs).Select(slope => (double)slope[0])]);
        }, WeightInitialization.FanIn);
        return curves;
    }

    private static double[] Ranged(double[] values) => [.. values.Select(value => (value - values.Min()) / Math.Max(values.Max() - values.Min(), 1e-12))];
}
