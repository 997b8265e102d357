using System.Globalization;
using GanRefinement.Programs;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Running;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Whether a loss tells quality: rank correlation of what training reports with the Fréchet distance over a run.</summary>
internal static class LossAndQuality
{
    private const int Full = 500;
    private const int Moments = 20;
    private const int Seeds = 5;
    private const int Count = 1_000;
    private const int ReportsAMoment = 8;

    public static Demonstration Create() => new("quality", "Does the loss tell quality?", Run);

    private static Outcome Run(Stage stage)
    {
        (string Name, GanMixture Mixture)[] mixtures = [("Ring of 8", GanMixture.Ring()), ("Grid of 25", SmallTraining.Grid)];
        (string Name, string Told, Func<GanTrainerOptions> Options, Func<GanTrainingProgress, double> Tell)[] signals =
        [
            ("WGAN, clipping to ±0.1", "the critic's gap",
                () => new WassersteinGanTrainer.Options { Regularizers = [GanRegularizer.WeightClipping(0.1)] }, p => p.ScoreGap),
            ("WGAN-GP, λ = 0.1", "the critic's gap", () => new WganGpTrainer.Options { Regularizers = [GanRegularizer.GradientPenalty(0.1)] }, p => p.ScoreGap),
            ("non-saturating", "minus D's loss", () => new StandardGanTrainer.Options(), p => -p.DiscriminatorLoss),
            ("non-saturating", "distance of σ(D) from ½", () => new StandardGanTrainer.Options(), p => p.EquilibriumDistance),
        ];
        List<string> rows = [];
        List<string> medians = [];
        List<Plot> plots = [];
        foreach (var (name, mixture) in mixtures)
        {
            Dictionary<string, Course[]> courses = [];
            foreach (var (trainer, told, options, tell) in signals)
            {
                // One run serves both signals of a trainer.
                if (!courses.TryGetValue(trainer, out var runs))
                    courses[trainer] = runs = [.. Enumerable.Range(1, Seeds).Select(seed => Train(stage, mixture, options(), seed))];

                double[] byFrechet = [.. runs.Select(run => Ranks.Correlation(run.Signal(tell), run.Frechet))];
                double[] byShare = [.. runs.Select(run => Ranks.Correlation(run.Signal(tell), run.Outside))];
                rows.Add(string.Create(CultureInfo.InvariantCulture,
                    $"| {name} | {trainer} | {told} | {Cell(byFrechet)} | {Cell(byShare)} | {Median(runs, 0):0.0000} → {Median(runs, Moments - 1):0.0000} "
                        + $"|\n"));
                medians.Add($"{told}, {trainer}: {Statistics.MedianOf(byFrechet).ToString("+0.00;−0.00", CultureInfo.InvariantCulture)}");
                plots.Add(Overlay($"{name}: {told}, {trainer}", runs[0], tell));
            }
        }

        return new(
            $"median rank correlation with the Fréchet distance on the ring: {string.Join("; ", medians.Take(signals.Length))}; on the grid: "
                + $"{string.Join("; ", medians.Skip(signals.Length))}",
            string.Create(CultureInfo.InvariantCulture,
                $"{stage.Iterations(Full)} iterations of perceptrons of 64, 64 units, batches of 64, at {Moments} moments: the mean of what "
                    + $"{ReportsAMoment} reports before a moment say, and the distance of {Count:N0} samples there, on their coordinates, and the share "
                    + $"outside of 3 σ of every mode. Spearman's correlation over a run, median over {Seeds} seeds and [least–greatest]. +1: the signal "
                    + $"falls whenever samples get better. Critics take five steps. Fashion-MNIST has not been run.\n\n")
            + "|  | trainer | signal | with the Fréchet distance | with the share outside | Fréchet distance, first → last moment |\n| --- | --- | --- | "
            + "--- | --- | --- |\n"
            + string.Concat(rows) + "\n" + stage.Chart("Seed 1: the signal and the distance, each over its range", Plots.Draw(2, plots)));
    }

    private static Course Train(Stage stage, GanMixture mixture, GanTrainerOptions options, int seed)
    {
        Course course = new();
        SmallTraining.ForToys(options);
        (options.Networks, options.BatchSize, options.GeneratorEmaDecay) = (GanNetworks.Mlp([64, 64]), 64, 0);
        (options.LearningRateSchedule, options.Seed, options.MaxIterations) = (LearningRateSchedule.Constant(), seed, stage.Iterations(Full));
        options.SampleInterval = Math.Max(1, options.MaxIterations / Moments);
        options.ProgressInterval = Math.Max(1, options.SampleInterval / ReportsAMoment);
        options.SampleCount = Count;
        var real = Points.Draw(mixture, 4_000);
        options.OnProgress = course.Report;
        options.OnSamples = samples => course.Judge(mixture, real, samples);
        using var gan = TrainerFor.Options(Stage.Context(seed), options).Fit(Points.View(real));
        return course;
    }

    private static string Cell(double[] values) => string.Create(CultureInfo.InvariantCulture,
        $"{Statistics.MedianOf(values):+0.00;−0.00} [{values.Min():+0.00;−0.00}–{values.Max():+0.00;−0.00}]");

    private static double Median(Course[] runs, int moment) =>
        Statistics.MedianOf(runs.Select(run => run.Frechet[Math.Min(moment, run.Frechet.Count - 1)]));

    private static Plot Overlay(string title, Course course, Func<GanTrainingProgress, double> tell)
    {
        Line Ranged(string name, IReadOnlyList<double> values) =>
            new(name, [.. values.Select((value, i) => ((double)course.Iterations[i], (value - values.Min()) / Math.Max(values.Max() - values.Min(), 1e-12)))]);
        return new(title, "iterations", [Ranged("signal", course.Signal(tell)), Ranged("Fréchet distance", course.Frechet)]);
    }

    private sealed class Course
    {
        private readonly List<GanTrainingProgress> _reports = [];

        public List<int> Iterations { get; } = [];

        public List<double> Frechet { get; } = [];

        public List<double> Outside { get; } = [];

        public void Report(GanTrainingProgress progress) => _reports.Add(progress);

        public void Judge(GanMixture mixture, float[][] real, GanSamples samples)
        {
            var points = Points.Of(samples);
            var ml = Stage.Context();
            IDataView Features(float[][] some) => new SampleSet(some, [], [2]).View(ml, "Features");
            Iterations.Add(samples.Iteration);
            Frechet.Add(ml.Gan().Evaluate(Features(real), Features(points), new EvaluationOptions { Metrics = [] }).FrechetDistance);
            Outside.Add(1 - Points.Found(mixture, points).Share);
        }

        public double[] Signal(Func<GanTrainingProgress, double> tell) =>
        [
            .. Iterations.Select((end, i) =>
                _reports.Where(report => report.Iteration <= end && report.Iteration > (i == 0 ? 0 : Iterations[i - 1])).Average(tell)),
        ];
    }
}
