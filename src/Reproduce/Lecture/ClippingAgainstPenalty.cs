using System.Globalization;
using GanRefinement.Reproduce.Experiments;
using Microsoft.ML.GanRefinement;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Critics between data and data with noise: how their values, gradients and weights differ when weights are clipped and when slopes are
/// penalised.</summary>
internal static class ClippingAgainstPenalty
{
    private const int Side = 110;
    private const double Extent = 3;
    private const int Depth = 9;
    private static readonly double[] s_limits = [0.001, 0.01, 0.1];

    public static Demonstration Create() => new("clipping", "Weight clipping against a gradient penalty", Run);

    private static Outcome Run(Stage stage)
    {
        (string Name, GanMixture Mixture)[] mixtures =
            [("8 Gaussians", GanMixture.Ring(radius: Math.Sqrt(2))), ("25 Gaussians", SmallTraining.Grid), ("Swiss roll", GanMixture.SwissRoll())];
        PanelSheet sheet = new(3);
        List<Look> looks = [];
        foreach (var limit in new double?[] { 0.01, null })
        {
            foreach (var (name, mixture) in mixtures)
            {
                var look = Train(stage, mixture, limit, [128, 128, 128], 1_000);
                looks.Add(look);
                sheet.Add(new Panel($"{name}, {(limit is null ? "penalty" : "clipping")}", Extent)
                {
                    Field = Points.Field(look.Surface),
                    HasContours = true,
                    Dots = [Points.Dots(Points.Draw(mixture, 400))],
                });
            }
        }

        var (clipped, penalized) = (looks[2], looks[5]);
        Look[] deep = [.. s_limits.Select(limit => Train(stage, GanMixture.SwissRoll(), limit, [.. Enumerable.Repeat(64, Depth)], 400))];
        var deepPenalty = Train(stage, GanMixture.SwissRoll(), null, [.. Enumerable.Repeat(64, Depth)], 400);
        Line Norms(string name, Look look) => new(name, [.. look.Norms.Select((norm, i) => (i + 1.0, norm))]);
        var plots = Plots.Draw(
            3,
            new Plot($"gradient by depth, {Depth} hidden layers", "layer, from the sample on",
            [
                .. s_limits.Select((limit, i) => Norms(string.Create(CultureInfo.InvariantCulture, $"clipping, c = {limit}"), deep[i])),
                Norms("penalty", deepPenalty),
            ])
            {
                IsLogarithmic = true,
            },
            new Plot("weights, clipping (c = 0.01)", "weight", [Histogram(clipped.Weights, 0.012)]),
            new Plot("weights, penalty", "weight", [Histogram(penalized.Weights, 0.5)]));
        var atLimit = clipped.Weights.Count(weight => Math.Abs(weight) > 0.0099) / (double)clipped.Weights.Length;
        double Ratio(Look look) => look.Norms[0] / look.Norms[^1];
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"{atLimit:P0} of the clipped weights are at ±c; over {Depth} layers the gradient becomes "
                    + $"{string.Join(", ", deep.Select(look => Ratio(look).ToString("0E+0", CultureInfo.InvariantCulture)))} times its size (c = 0.001, "
                    + $"0.01, 0.1), {Ratio(deepPenalty):0.00} times with the penalty"),
            "The generator is fixed: data plus N(0, I). Perceptrons of three layers of 128 units are critics for 1,000 steps, by `Wasserstein` (RMSProp "
                + "at 0.001, c = 0.01) and by "
            + "`WganGp` (λ = 10).\n\n" + stage.Picture("Lines of equal value; dots are data", sheet.Save)
            + $"\nGradients of the critic's loss by the outputs of each layer, for critics of {Depth} layers of 64 units after 400 steps on the Swiss "
            + $"roll, and all "
            + "weights of the critics of the upper picture's last column:\n\n"
            + stage.Chart("Gradient norms and weights", plots));
    }

    private static Look Train(Stage stage, GanMixture mixture, double? limit, int[] widths, int steps)
    {
        var points = Points.Draw(mixture, 4_000);
        using var data = Points.Tensor(points);
        Watched<FixedGenerator, Perceptron> pair = new("clipping", () => new(z => Noisy(data, z)), () => new(2, widths));
        GanTrainerOptions options = limit is { } c
            ? new WassersteinGanTrainer.Options { Regularizers = [GanRegularizer.WeightClipping(c)] }
            : new WganGpTrainer.Options();
        (options.LatentSize, options.BatchSize, options.CriticSteps, options.DiscriminatorLearningRate) = (3, 128, 1, 1e-3);
        Look? look = null;
        var iterations = stage.Iterations(steps);
        pair.Train(options, Points.View(points), iterations, iterations, _ => look = Look.At(pair.Discriminator, data), WeightInitialization.FanIn);
        return look!;
    }

    // The first value chooses a point, the others are its noise.
    private static Tensor Noisy(Tensor data, Tensor z)
    {
        var count = data.shape[0];
        var index = z.narrow(1, 0, 1).Over(Math.Sqrt(2)).erf().Plus(1).Times(count / 2.0).to_type(ScalarType.Int64).Clamped(0, count - 1).flatten();
        return data.index_select(0, index).Plus(z.narrow(1, 1, 2));
    }

    private static Line Histogram(float[] weights, double extent)
    {
        const int Bins = 60;
        var counts = new double[Bins];
        foreach (var weight in weights)
            counts[Math.Clamp((int)((weight + extent) / (2 * extent) * Bins), 0, Bins - 1)] += 1.0 / weights.Length;

        return new("share of the weights", [.. counts.Select((count, i) => (extent * (((2 * i) + 1 - Bins) / (double)Bins), count))]);
    }

    /// <summary>A critic at the end of its training.</summary>
    /// <param name="Surface">Its values on a square.</param>
    /// <param name="Norms">Norms of its loss's gradient by each layer's output.</param>
    /// <param name="Weights">All of its weights.</param>
    private sealed record Look(float[] Surface, double[] Norms, float[] Weights)
    {
        public static Look At(Perceptron critic, Tensor data)
        {
            using var scope = NewDisposeScope();
            using var _ = enable_grad();
            using var random = new Generator(Stage.Seed, CPU);
            var real = data.narrow(0, 0, 512);
            var fake = real.Plus(randn(real.shape, dtype: ScalarType.Float32, device: CPU, generator: random));
            var all = critic.Activations(cat([fake, real], 0));
            var sign = cat([ones(512, 1, dtype: ScalarType.Float32, device: CPU), ones(512, 1, dtype: ScalarType.Float32, device: CPU).negative()], 0);
            var loss = (all[^1] * sign).mean();
            Tensor[] hidden = [.. all.SkipLast(1)];
            double[] norms = [.. autograd.grad([loss], hidden).Select(gradient => gradient.norm().ReadDouble())];
            return new(
                critic.Scores(Points.Grid(Extent, Side)),
                norms,
                [
                    .. critic.named_parameters().Where(one => one.name.EndsWith("weight", StringComparison.Ordinal))
                        .SelectMany(one => one.parameter.detach().data<float>().ToArray()),
                ]);
        }
    }
}
