using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Chooses a coach's numbers by the Fréchet distance on held-out images.</summary>
/// <param name="gan">The network whose images are compared, with a refinement of its own if it has one.</param>
/// <param name="options">The coach's other settings.</param>
/// <param name="calibration">What is tried, and on what.</param>
/// <param name="cancellation">Heard before each row and step.</param>
internal sealed class CoachCalibrator(GanTransformer gan, GanCoachOptions options, GanCoachCalibration calibration, Cancellation cancellation)
{
    private readonly LatentPrior _prior = gan.Pair.Specification.CreatePrior(calibration.Seed);

    private ClassPrior? _classes;

    /// <summary>Measures.</summary>
    /// <exception cref="InvalidOperationException">There are too few images, or a feature is not finite.</exception>
    public GanCoachCalibrationResult Run()
    {
        var features = EvaluationReader.Read(
            calibration.Featurizer.Transform(calibration.Data), calibration.FeatureColumnName, probabilities: null, label: null,
            cancellation: cancellation).Features;
        var half = features.Rows / 2;
        if (half < 2)
            throw new InvalidOperationException($"A calibration needs at least 4 real images, and should have thousands; there are {features.Rows}.");
        _classes = MatchedClasses.Of(calibration.Data, gan.Columns.Label, gan.ClassNames, gan.ClassCounts, cancellation).Prior;
        var count = calibration.GeneratedCount ?? half;
        using var first = new GaussianFit(features, [.. Enumerable.Range(0, half).Select(i => 2 * i)], cancellation);
        using var second = new GaussianFit(features, [.. Enumerable.Range(0, half).Select(i => (2 * i) + 1)], cancellation);
        var curve = Curve(first, count).ToArray();
        // MinBy takes the first of equal ones, and the first point is that without steps.
        var chosen = curve.MinBy(point => point.Distance)!;
        var before = Distance(second, Draw(count, count));
        var after = chosen.Iterations == 0 ? before : Distance(second, Path(chosen, Draw(count, count), [chosen.Iterations])[0]);
        var fewest = Math.Min(half, count);
        return new(curve, chosen, before, after, [.. GanMetric.FrechetDistance().SizeWarnings(fewest, fewest, features.Columns)]);
    }

    /// <summary>The coach of a point of the curve.</summary>
    public GanLatentRefiner CoachOf(GanCoachCalibrationPoint point, int iterations) =>
        GanLatentRefiner.Coach(options with { LearningRate = point.LearningRate, Radius = point.Radius, Iterations = iterations });

    private IEnumerable<GanCoachCalibrationPoint> Curve(GaussianFit real, int count)
    {
        var start = Draw(0, count);
        yield return new(calibration.LearningRates[0], calibration.Radii[0], 0, Distance(real, start));
        int[] steps = [.. Enumerable.Range(1, calibration.MaxIterations)];
        foreach (var radius in calibration.Radii)
        {
            foreach (var rate in calibration.LearningRates)
            {
                GanCoachCalibrationPoint point = new(rate, radius, calibration.MaxIterations, 0);
                var path = Path(point, start, steps);
                for (var k = 0; k < steps.Length; k++)
                    yield return point with { Iterations = steps[k], Distance = Distance(real, path[k]) };
            }
        }
    }

    // Latents and classes by number: those of the second half follow those of the first.
    private Drawn Draw(int first, int count)
    {
        var latents = new float[count][];
        for (var i = 0; i < count; i++)
            _prior.Fill((ulong)(first + i), latents[i] = new float[gan.LatentSize]);
        return new(latents, _classes!.IsEmpty ? null : [.. Enumerable.Range(first, count).Select(row => (long)_classes.Of(row, calibration.Seed))]);
    }

    // Where the coach takes the latents, after each of some steps.
    private Drawn[] Path(GanCoachCalibrationPoint point, Drawn start, int[] steps)
    {
        var coach = CoachOf(point, steps[^1]);
        var path = steps.Select(_ => new float[start.Latents.Length][]).ToArray();
        for (var first = 0; first < start.Latents.Length; first += GanTransformer.DefaultBatchSize)
        {
            var taken = Math.Min(GanTransformer.DefaultBatchSize, start.Latents.Length - first);
            var all = Steps(coach, start, first, taken, steps);
            for (var k = 0; k < steps.Length; k++)
            {
                for (var row = 0; row < taken; row++)
                    path[k][first + row] = all.AsSpan(((row * steps.Length) + k) * gan.LatentSize, gan.LatentSize).ToArray();
            }
        }
        return [.. path.Select(latents => start with { Latents = latents })];
    }

    // [rows, steps, Z].
    private float[] Steps(GanLatentRefiner coach, Drawn start, int first, int count, int[] steps)
    {
        var pair = gan.Pair;
        using var use = pair.Use();
        using var scope = TorchScope.Differentiable();
        float[] values = [.. start.Latents.AsSpan(first, count).ToArray().SelectMany(latent => latent)];
        var latents = tensor(values, [count, gan.LatentSize], dtype: ScalarType.Float32, device: CPU).to(pair.Device);
        var classes = start.Classes is { } all ? tensor(all[first..(first + count)], dtype: ScalarType.Int64, device: CPU).to(pair.Device) : null;
        using var trajectory = new Trajectory(steps);
        var end = pair.Refine(coach, latents, classes, cancellation, ids: null, trajectory.Hear);
        var path = new float[count * steps.Length * gan.LatentSize];
        trajectory.Complete(end).CopyTo(path);
        return path;
    }

    private double Distance(GaussianFit real, Drawn drawn)
    {
        var view = LatentDataView.Of(drawn.Latents, gan.Columns.Latent, gan.Columns.Label, gan.ClassNames, drawn.Classes);
        using var scope = TorchScope.Differentiable();
        using var generated = EvaluationReader.Fit(calibration.Featurizer.Transform(gan.Transform(view)), calibration.FeatureColumnName, cancellation);
        return GanMetric.FrechetDistancePart.Between(real, generated, cancellation);
    }

    private sealed record Drawn(float[][] Latents, long[]? Classes);
}
