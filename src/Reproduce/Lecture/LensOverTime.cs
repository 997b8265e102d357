using System.Globalization;
using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using Microsoft.ML;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>What the discriminator sees of real images through a lens, while it is tempered to the identity.</summary>
internal static class LensOverTime
{
    private const int Full = 3_000;
    private const int Shown = 10;
    private const int Moments = 6;

    public static Demonstration Create() => new("lens", "Real images through a lens that is tempered", Run);

    private static Outcome Run(Stage stage)
    {
        var iterations = stage.Iterations(Full);
        var interval = Math.Max(1, iterations / Moments);
        List<ImageRow> rows = [];
        List<(double X, double Y)> weights = [];
        List<(double X, double Y)> reconstruction = [];
        var options = LensClaim.OfDcgan(iterations);
        options.Lens = options.Lens! with { TemperingIterations = Math.Max(1, iterations * 2 / 3) };
        (options.MaxIterations, options.Seed) = (iterations, Stage.Seed);
        (options.ProgressInterval, options.SampleInterval, options.SampleCount) = (Math.Max(1, interval / 20), interval, Shown);
        options.OnProgress = progress =>
        {
            if (progress.Lens is not { } lens)
                return;

            weights.Add((progress.Iteration, lens.Weight));
            reconstruction.Add((progress.Iteration, lens.ReconstructionLoss));
        };
        options.OnSamples = samples =>
        {
            var moment = string.Create(CultureInfo.InvariantCulture, $"iteration {samples.Iteration:N0}");
            if (samples.RealSeen is { } seen)
                rows.Add(new("real, through the lens", [.. Points.Of(seen).Take(Shown)], moment));
            rows.Add(new("generated", Points.Of(samples), moment));
        };
        using var gan = Stage.Context().Gan().Tempered(options).Fit(stage.Images.Train);
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"L_R, the mean squared change of a value, is {reconstruction[0].Y:0.000} at first and {reconstruction[^1].Y:0.0000} at last"),
            string.Create(CultureInfo.InvariantCulture,
                $"`Tempered` as on the lens's page: a DCGAN of 8 channels, a lens of 4 blocks of 8, {iterations:N0} iterations, λ to 0 over the first "
                    + $"{options.Lens.TemperingIterations:N0}.\n\n")
            + stage.Picture("The images that the discriminator saw at the same iteration", new ImageTable(rows, ExperimentContext.Side).Save) + "\n"
            + stage.Chart("The lens's weight λ, and how much it changes", Plots.Draw(
                2,
                new Plot("λ", "iterations", [new("λ", weights)]),
                new Plot("L_R", "iterations", [new("L_R", reconstruction)]))));
    }
}
