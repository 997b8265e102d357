using System.Globalization;
using Microsoft.ML.GanRefinement;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A GAN that learns a normal distribution of one value, with its discriminator's curve.</summary>
internal static class NormalCurve
{
    private const double Mean = 1;
    private const double Deviation = 0.6;
    private const int Bins = 48;
    private const double From = -3;
    private const double To = 4;

    // Shares of the training.
    private static readonly double[] s_shown = [0.02, 0.1, 0.25, 1];

    public static Demonstration Create() => new("normal", "A normal distribution, learnt, with D's curve", Run);

    private static Outcome Run(Stage stage)
    {
        Watched<PerceptronGenerator, Perceptron> pair = new("normal", () => new(1, 32, 1), () => new(1, 32, 32));
        StandardGanTrainer.Options options = new()
        {
            LatentSize = 1,
            BatchSize = 128,
            GeneratorLearningRate = 1e-3,
            DiscriminatorLearningRate = 2e-3,
        };
        var iterations = stage.Iterations(2_500);
        int[] shown = [.. s_shown.Select(share => Math.Max(1, (int)(share * iterations)))];
        float[][] xs = [.. Enumerable.Range(0, 141).Select(i => new[] { (float)(From + ((To - From) * i / 140)) })];
        List<Plot> plots = [];
        double mean = 0, deviation = 0, half = 0;
        pair.Train(options, Points.View(Points.Draw(GanMixture.Normal(Mean, Deviation), 20_000)), iterations, 1, progress =>
        {
            if (!shown.Contains(progress.Iteration))
                return;

            var samples = Samples(pair.Generator);
            double[] sigma = [.. pair.Discriminator.Scores(xs).Select(score => 1 / (1 + Math.Exp(-score)))];
            plots.Add(new Plot(string.Create(CultureInfo.InvariantCulture, $"iteration {progress.Iteration:N0}"), "x",
            [
                Line.Of("data", From, To, x => Density(x)),
                Histogram(samples),
                new("σ(D)", [.. xs.Select((x, i) => ((double)x[0], sigma[i]))]),
            ])
            {
                Range = (0, 1.2),
            });
            mean = samples.Average();
            deviation = Math.Sqrt(samples.Average(sample => (sample - mean) * (sample - mean)));
            half = xs.Select((x, i) => Density(x[0]) * Math.Abs(sigma[i] - 0.5)).Sum() / xs.Sum(x => Density(x[0]));
        }, WeightInitialization.FanIn);
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"after {iterations:N0} iterations samples have mean {mean:0.00} and deviation {deviation:0.00} for the data's {Mean:0.00} and "
                    + $"{Deviation:0.00}, and σ(D) is on average {half:0.000} from ½ where the data are"),
            string.Create(CultureInfo.InvariantCulture,
                $"Data N({Mean}, {Deviation}²), one latent, perceptrons of 32, 32 units, the non-saturating loss, Adam at 0.001 (G) and 0.002 (D), "
                    + $"batches of 128. At the equilibrium D says ½ everywhere that there are data.\n\n")
            + stage.Chart("Density, samples and D", Plots.Draw(2, plots)));
    }

    private static double Density(double x) => Math.Exp(-(x - Mean) * (x - Mean) / (2 * Deviation * Deviation)) / (Deviation * Math.Sqrt(2 * Math.PI));

    private static float[] Samples(PerceptronGenerator generator)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var random = new Generator(Stage.Seed, CPU);
        return [.. generator.call(randn([4_000, 1], dtype: ScalarType.Float32, device: CPU, generator: random), null).data<float>()];
    }

    private static Line Histogram(float[] samples)
    {
        var width = (To - From) / Bins;
        var counts = new double[Bins];
        foreach (var sample in samples.Where(sample => sample > From && sample < To))
            counts[Math.Min(Bins - 1, (int)((sample - From) / width))] += 1 / (width * samples.Length);

        return new("generated", [.. counts.Select((count, i) => (From + ((i + 0.5) * width), count))]);
    }
}
