using System.Globalization;
using GanRefinement.Reproduce.Running;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Simultaneous gradient steps against consensus optimisation on a circular mixture.</summary>
internal static class ConsensusRing
{
    private const int Interval = 5_000;
    private const double Extent = 3.2;
    private const int Count = 1_000;

    public static Demonstration Create() => new("consensus", "Simultaneous steps against consensus on the circular mixture", Run);

    private static Outcome Run(Stage stage)
    {
        var ring = GanMixture.Ring(radius: 2, deviation: 0.1);
        // Iterations of the lecture: 0, 5,000, 10,000 and 20,000.
        int[] shown = [0, 1, 2, 4];
        PanelSheet sheet = new(shown.Length + 1);
        List<string> rows = [];
        List<(int Modes, double Share)> ends = [];
        foreach (var weight in new[] { 0.0, 10 })
        {
            var name = weight == 0 ? "simultaneous" : "consensus";
            var begin = ProcessorTime.Seconds;
            var course = Train(stage, ring, weight);
            var seconds = ProcessorTime.Seconds - begin;
            sheet.Add(new Panel("the target's density", Extent)
            {
                Field = Panel.Values(Extent, 110, (x, y) => Math.Exp(ring.LogDensity([(float)x, (float)y]))),
            });
            foreach (var i in shown)
            {
                sheet.Add(new Panel(string.Create(CultureInfo.InvariantCulture, $"{name}, {course[i].Iteration:N0} iterations"), Extent)
                {
                    Field = Density(course[i].Points),
                });
                var (modes, share) = Points.Found(ring, course[i].Points);
                rows.Add(string.Create(CultureInfo.InvariantCulture,
                    $"| {name} | {course[i].Iteration:N0} | {modes} | {share:0.000} | "
                        + $"{(i == 0 ? "" : (1_000 * seconds / course[^1].Iteration).ToString("0.0", CultureInfo.InvariantCulture))} |\n"));
            }

            ends.Add(Points.Found(ring, course[^1].Points));
        }

        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"after {4 * stage.Iterations(Interval):N0} iterations simultaneous steps find {ends[0].Modes} of 8 modes with {ends[0].Share:0.00} of "
                    + $"the samples within 3 σ, consensus {ends[1].Modes} with {ends[1].Share:0.00}"),
            "Mescheder's setting: a ring of radius 2, perceptrons of four layers of 16 units, latents of 16, RMSProp at 0.0001, γ = 10 (`Consensus`) and "
                + "γ = 0 (`Standard` with simultaneous steps); "
            + "batches of 64 in place of 512, modes of deviation 0.1. Colours are densities of 1,000 samples, smoothed by 0.15.\n\n"
            + "|  | iterations | modes, of 8 | within 3 σ | ms an iteration |\n| --- | --- | --- | --- | --- |\n" + string.Concat(rows) + "\n"
            + stage.Picture("The target, and what is generated", sheet.Save));
    }

    private static List<(int Iteration, float[][] Points)> Train(Stage stage, GanMixture ring, double weight)
    {
        List<(int, float[][])> course = [];
        Fit(ring, weight, 1, 1, samples => course.Add((0, Points.Of(samples))));
        var interval = stage.Iterations(Interval);
        Fit(ring, weight, 4 * interval, interval, samples => course.Add((samples.Iteration, Points.Of(samples))));
        return course;
    }

    private static void Fit(GanMixture ring, double weight, int iterations, int interval, Action<GanSamples> look)
    {
        ConsensusGanTrainer.Options options = new()
        {
            Networks = GanNetworks.Mlp([16, 16, 16, 16]),
            LatentSize = 16,
            BatchSize = 64,
            MaxIterations = iterations,
            Seed = Stage.Seed,
            ConsensusWeight = weight,
            SampleInterval = interval,
            SampleCount = Count,
            OnSamples = look,
        };
        var ml = Stage.Context();
        using var gan = ml.Gan().Consensus(options).Fit(ml.Gan().SampleMixture(ring, 20_000, Stage.Seed));
    }

    private static double[,] Density(float[][] points)
    {
        const double Width = 0.15;
        return Panel.Values(Extent, 110, (x, y) => points.Sum(point =>
            Math.Exp(-(((point[0] - x) * (point[0] - x)) + ((point[1] - y) * (point[1] - y))) / (2 * Width * Width))));
    }
}
