using System.Globalization;
using GanRefinement.Reproduce.Running;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>The ring of eight Gaussians over the training, with 0, 1, 5 and 10 steps of look-ahead.</summary>
internal static class UnrolledRing
{
    private const int Full = 10_000;

    // A share of the samples at which there is something to compare.
    private const double Learnt = 0.1;
    private const int Pictures = 5;
    private const int Between = 4;
    private static readonly int[] s_steps = [0, 1, 5, 10];

    public static Demonstration Create() => new("unrolled", "Unrolling on the ring", Run);

    private static Outcome Run(Stage stage)
    {
        var ring = GanMixture.Ring(radius: 2);
        var real = Points.Dots(Points.Draw(ring, 400));
        PanelSheet sheet = new(Pictures);
        List<Line> modes = [];
        List<Line> shares = [];
        List<string> rows = [];
        foreach (var steps in s_steps)
        {
            var begin = ProcessorTime.Seconds;
            var course = Train(stage, ring, steps);
            var seconds = ProcessorTime.Seconds - begin;
            foreach (var (iteration, points) in course.Where((_, i) => i % Between == Between - 1))
            {
                sheet.Add(new Panel(string.Create(CultureInfo.InvariantCulture, $"{steps} steps, iteration {iteration:N0}"), 3)
                {
                    Dots = [real, Points.Dots(points)],
                });
            }

            var found = course.Select(one => (one.Iteration, Found: Points.Found(ring, one.Points))).ToArray();
            modes.Add(new($"{steps} steps", [.. found.Select(one => ((double)one.Iteration, (double)one.Found.Modes))]));
            shares.Add(new($"{steps} steps", [.. found.Select(one => ((double)one.Iteration, one.Found.Share))]));
            rows.Add(string.Create(CultureInfo.InvariantCulture,
                $"| {steps} | {found[^1].Found.Modes} | {found.Max(one => one.Found.Modes)} | {found[^1].Found.Share:0.000} | "
                    + $"{1_000 * seconds / course[^1].Iteration:0.0} |\n"));
        }

        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"modes found at the end with {string.Join(", ", s_steps)} steps: {string.Join(", ", modes.Select(line => line.Points[^1].Y))} of 8, at "
                    + $"{string.Join(", ", shares.Select(line => line.Points[^1].Y.ToString("0.00", CultureInfo.InvariantCulture)))} of the samples "
                    + $"within 3 σ")
                + (shares.All(line => line.Points[^1].Y < Learnt) ? "; none of them has learnt the ring in so few iterations, which decides nothing" : ""),
            string.Create(CultureInfo.InvariantCulture,
                $"`Unrolled` with its authors' preset `Ring` (perceptrons of 128, 128 tanh units, latents of 256), but batches of 128 and "
                    + $"{stage.Iterations(Full):N0} iterations in place of 512 and 25,000. Orange is real.\n\n")
            + "| steps | modes at the end | most modes on the way | within 3 σ | ms an iteration |\n| --- | --- | --- | --- | --- "
            + "|\n" + string.Concat(rows) + "\n"
            + stage.Picture("A row for each number of steps", sheet.Save) + "\n"
            + stage.Chart("Modes and precision over the training", Plots.Draw(
                2,
                new Plot("modes found, of 8", "iterations", modes) { Range = (0, 8) },
                new Plot("share within 3 σ", "iterations", shares) { Range = (0, 1) })));
    }

    private static List<(int Iteration, float[][] Points)> Train(Stage stage, GanMixture ring, int steps)
    {
        List<(int, float[][])> course = [];
        var options = UnrolledGanTrainer.Options.Ring();
        options.Unrolling = new GanUnrolling { Steps = steps };
        (options.BatchSize, options.MaxIterations, options.Seed) = (128, stage.Iterations(Full), Stage.Seed);
        (options.SampleInterval, options.SampleCount) = (Math.Max(1, options.MaxIterations / (Pictures * Between)), 512);
        options.OnSamples = samples => course.Add((samples.Iteration, Points.Of(samples)));
        var ml = Stage.Context();
        using var gan = ml.Gan().Unrolled(options).Fit(ml.Gan().SampleMixture(ring, 20_000, Stage.Seed));
        return course;
    }
}
