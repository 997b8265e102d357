using System.Globalization;
using GanRefinement.Programs;
using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Running;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A recurrent generator, which is hard to train, on small Fashion-MNIST with 0 and 20 steps of look-ahead.</summary>
internal static class UnrolledCanvas
{
    private const int Full = 150;
    private const int Side = 16;
    private const int Shown = 12;
    private const int Rows = 3;
    private static readonly int[] s_steps = [0, 20];

    public static Demonstration Create() => new("canvas", "Unrolling for a recurrent generator on Fashion-MNIST", Run);

    private static Outcome Run(Stage stage)
    {
        List<ImageRow> rows = [];
        List<Line> diversity = [];
        List<string> table = [];
        foreach (var steps in s_steps)
        {
            List<(double, double)> course = [];
            var begin = ProcessorTime.Seconds;
            UnrolledGanTrainer.Options options = new()
            {
                Networks = GanNetworks.RecurrentCanvas(5, 4, new GanNetworkOptions { GeneratorNormalization = GeneratorNormalization.None }),
                LatentSize = 32,
                BatchSize = 32,
                MaxIterations = stage.Iterations(Full),
                Seed = Stage.Seed,
                Unrolling = new GanUnrolling { Steps = steps },
                ProgressInterval = 10,
                OnProgress = progress => course.Add((progress.Iteration, progress.Diversity)),
                SampleCount = Shown,
                DiscriminatorLearningRate = 1e-3,
            };
            options.SampleInterval = Math.Max(1, options.MaxIterations / Rows);
            options.OnSamples = samples => rows.Add(new(
                rows.Count % Rows == 0 ? $"{steps} steps" : null,
                Points.Of(samples),
                string.Create(CultureInfo.InvariantCulture, $"iteration {samples.Iteration}")));
            var ml = Stage.Context();
            using var gan = ml.Gan().Unrolled(options).Fit(FashionMnist.Train(ml, stage.DataFolder, Side));
            diversity.Add(new($"{steps} steps", course));
            var late = course.Skip(course.Count / 2).Average(one => one.Item2);
            table.Add(string.Create(CultureInfo.InvariantCulture,
                $"| {steps} | {late:0.000} | {course[^1].Item2:0.000} | {1_000 * (ProcessorTime.Seconds - begin) / options.MaxIterations:0} |\n"));
        }

        double Late(Line line) => line.Points.Skip(line.Points.Count / 2).Average(point => point.Y);
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"samples differ from each other {Late(diversity[0]):0.00} times as much as real images with 0 steps and {Late(diversity[1]):0.00} times "
                    + $"with 20, over the second half of {stage.Iterations(Full)} iterations"),
            string.Create(CultureInfo.InvariantCulture,
                $"A generator that paints in 5 strokes (GRAN), 4 channels at {Side}×{Side} pixels, no batch norm, batches of 32, both rates 0.001, "
                    + $"{stage.Iterations(Full)} iterations: far fewer than the paper's, for 20 steps of look-ahead cost many times as much. *Diversity* "
                    + $"is the samples' deviation over a batch as a multiple of real images'.\n\n")
            + "| steps | diversity, second half | at the end | ms an iteration |\n| --- | --- | --- | --- |\n" + string.Concat(table) + "\n"
            + stage.Picture("The same latents in every row", new ImageTable(rows, Side).Save) + "\n"
            + stage.Chart("Diversity over the training", Plots.Draw(1, new Plot("diversity (1 as real)", "iterations", diversity) { Range = (0, 1.5) })));
    }
}
