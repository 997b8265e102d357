using System.Globalization;
using Microsoft.ML.GanRefinement;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Two parallel lines at a distance θ: distances between their distributions, and what a discriminator and a critic tell of them.</summary>
internal static class ParallelLines
{
    private const double Noise = 0.25;
    private const int Count = 2_000;
    private static readonly double[] s_distances = [0, 0.1, 0.25, 0.5, 0.75, 1];

    public static Demonstration Create() => new("lines", "Distances between parallel lines", Run);

    private static Outcome Run(Stage stage)
    {
        (double Theta, double Divergence, double Gap)[] trained =
        [
            .. s_distances.Select(theta => (theta, Math.Log(2) - (Train(stage, theta, critic: false) / 2), -Train(stage, theta, critic: true))),
        ];
        double JensenShannon(double theta) => theta == 0 ? 0 : Math.Log(2);
        var plots = Plots.Draw(
            2,
            new Plot("what a gradient can follow", "θ",
            [
                Line.Of("EM: |θ|", -1, 1, Math.Abs),
                Line.Of("both KL after noise: θ²/2σ²", -1, 1, theta => theta * theta / (2 * Noise * Noise)),
                new("a critic's gap, measured", [.. trained.Select(one => (one.Theta, one.Gap))]) { IsDots = true },
            ])
            {
                Range = (0, 1.2),
            },
            new Plot("what it cannot", "θ",
            [
                Line.Of("TV: 1 but at 0", -1, 1, theta => theta == 0 ? 0 : 1),
                Line.Of("JS: ln 2 but at 0", -1, 1, JensenShannon),
                new("JS as a discriminator has it, measured", [.. trained.Select(one => (one.Theta, one.Divergence))]) { IsDots = true },
                new("both KL: 0 at 0, infinite elsewhere", [(0.0, 0.0)]) { IsDots = true },
            ])
            {
                Range = (0, 1.2),
            });
        var far = trained[^1];
        var rows = string.Concat(trained.Select(one => string.Create(CultureInfo.InvariantCulture,
            $"| {one.Theta:0.##} | {one.Theta:0.##} | {one.Gap:0.000} | {JensenShannon(one.Theta):0.000} | {one.Divergence:0.000} |\n")));
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"from θ = 0.25 to 1 the critic's gap grows from {trained[2].Gap:0.00} to {far.Gap:0.00}, the discriminator's JS from "
                    + $"{trained[2].Divergence:0.00} to {far.Divergence:0.00} of ln 2 = 0.69"),
            "Real points are (0, y), generated ones (θ, y), y uniform. In closed form EM is |θ|; JS is ln 2, TV 1, and both KL are infinite, "
            + "but for θ = 0, where all are 0. Noise of deviation σ on both sides makes the KL θ²/2σ² (here σ = 0.25). Dots: perceptrons of 32, 32 units "
            + "after 400 steps against the fixed line, a discriminator (non-saturating loss; JS ≥ ln 2 − L_D/2) and a critic (gradient penalty of weight "
            + "10; its gap).\n\n"
            + "| θ | EM | critic's gap | JS | discriminator's |\n| --- | --- | --- | --- | --- |\n" + rows + "\n"
            + stage.Chart("Closed forms, and dots that were measured", plots));
    }

    // The mean loss of the last quarter.
    private static double Train(Stage stage, double theta, bool critic)
    {
        Watched<FixedGenerator, Perceptron> pair = new("lines", () => new(z => OnLine(theta, z)), () => new(2, 32, 32));
        Random random = new(Stage.Seed);
        float[][] real = [.. Enumerable.Range(0, Count).Select(_ => new[] { 0, random.NextSingle() })];
        StandardGanTrainer.Options options = new()
        {
            LatentSize = 1,
            BatchSize = 64,
            DiscriminatorLearningRate = 3e-3,
            Objective = critic ? GanObjective.Wasserstein() : GanObjective.NonSaturating(),
            Regularizers = critic ? [GanRegularizer.GradientPenalty()] : [],
        };
        List<double> losses = [];
        var iterations = stage.Iterations(400);
        pair.Train(options, Points.View(real), iterations, 5, progress => losses.Add(progress.DiscriminatorTerms["adversarial"]), WeightInitialization.FanIn);
        return losses.Skip(losses.Count * 3 / 4).Average();
    }

    private static Tensor OnLine(double theta, Tensor z)
    {
        var y = z.Over(Math.Sqrt(2)).erf().Plus(1).Times(0.5);
        return cat([zeros_like(y).Plus(theta), y], 1);
    }
}
