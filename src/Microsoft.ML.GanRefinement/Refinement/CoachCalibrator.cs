using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Chooses a coach's numbers by the Fréchet distance on held-out images.</summary>
/// <param name="gan">The network whose images are compared, with a refinement of its own if it has one.</param>
/// <param name="options">The coach's other settings.</param>
/// <param name="calibration">What is tried, and on what.</param>
/// <param name="host">Of the views of images.</param>
/// <param name="cancellation">Heard before each row and step.</param>
/// <param name="before">Moves latents before the coach does; null for nothing.</param>
internal sealed class CoachCalibrator(
    GanTransformer gan, GanCoachOptions options, GanCoachCalibration calibration, IHost host, Cancellation cancellation, GanLatentRefiner? before = null)
{
    /// <summary>Two for each half.</summary>
    public const int FewestImages = 4;

    // Latents are of the size of 1, and so are the network's other inputs.
    private const float Lost = 1e6f;

    private readonly RowVariable _variable = gan.Pair.VariableOf(GanLatentRefiner.Coach(options));

    private readonly LatentPrior _prior = gan.Pair.Specification.CreatePrior(calibration.Seed);

    private readonly List<string> _warnings = [];

    private ClassPrior? _classes;

    // Latents go into the network as everybody's do; images of what else moves are made of it directly.
    private bool MovesLatents => _variable.Kind == GanCoachVariable.Latent;

    /// <summary>Refuses too few real images.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than <see cref="FewestImages"/>.</exception>
    public static void RequireEnough(int images)
    {
        if (images < FewestImages)
            throw new InvalidOperationException($"A calibration needs at least {FewestImages} real images, and should have thousands; there are {images}.");
    }

    /// <summary>Measures.</summary>
    /// <exception cref="InvalidOperationException">There are too few images, or a feature is not finite.</exception>
    public GanCoachCalibrationResult Run()
    {
        var features = EvaluationReader.Read(
            calibration.Featurizer.Transform(calibration.Data), calibration.FeatureColumnName, probabilities: null, label: null,
            cancellation: cancellation).Features;
        var half = features.Rows / 2;
        RequireEnough(features.Rows);
        var matched = MatchedClasses.Of(calibration.Data, gan.Columns.Label, gan.ClassNames, gan.ClassCounts, cancellation);
        _classes = matched.Prior;
        _warnings.AddRange(matched.Warnings);
        var count = calibration.GeneratedCount ?? half;
        using var first = new GaussianFit(features, [.. Enumerable.Range(0, half).Select(i => 2 * i)], cancellation);
        using var second = new GaussianFit(features, [.. Enumerable.Range(0, half).Select(i => (2 * i) + 1)], cancellation);
        var curve = Curve(first, count).ToArray();
        // MinBy takes the first of equal ones, and the first point is that without steps.
        var chosen = curve.MinBy(point => point.Distance)!;
        var before = Distance(second, Draw(count, count));
        var after = chosen.Iterations == 0 ? before : Distance(second, Path(chosen, Draw(count, count), [chosen.Iterations])[0]);
        var fewest = Math.Min(half, count);
        return new(curve, chosen, before, after, [.. _warnings, .. GanMetric.FrechetDistance().SizeWarnings(fewest, fewest, features.Columns)]);
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
                double[] distances = [.. path.Select(moved => DistanceOrInfinity(real, moved))];
                if (Array.FindIndex(distances, double.IsPositiveInfinity) is >= 0 and var first)
                {
                    _warnings.Add(string.Create(
                        CultureInfo.InvariantCulture, $"With a learning rate of {rate:G4} latents have no images from step {first + 1} on."));
                }
                for (var k = 0; k < steps.Length; k++)
                    yield return point with { Iterations = steps[k], Distance = distances[k] };
            }
        }
    }

    // Latents and classes by number: those of the second half follow those of the first.
    private Drawn Draw(int first, int count)
    {
        var latents = new float[count][];
        for (var i = 0; i < count; i++)
            _prior.Fill((ulong)(first + i), latents[i] = new float[gan.LatentSize]);
        var drawn = new Drawn(
            first, latents, _classes!.IsEmpty ? null : [.. Enumerable.Range(first, count).Select(row => (long)_classes.Of(row, calibration.Seed))]);
        if (before is not null)
            drawn = drawn with { Latents = Batches(drawn, count, (batch, classes, ids) => gan.Pair.Refine(before, batch, classes, cancellation, ids)) };
        return MovesLatents
            ? drawn
            : drawn with { Moved = Batches(drawn, count, (batch, classes, _) => _variable.Encode(gan.Pair.Networks, batch, classes)) };
    }

    // Where the coach takes the latents, after each of some steps.
    private Drawn[] Path(GanCoachCalibrationPoint point, Drawn start, int[] steps)
    {
        var coach = CoachOf(point, steps[^1]);
        var all = Batches(start, start.Latents.Length, (latents, classes, ids) =>
        {
            using var trajectory = new Trajectory(steps);
            return trajectory.Complete(gan.Pair.Refine(coach, latents, classes, cancellation, ids, trajectory.Hear)).flatten(1);
        });
        var size = all[0].Length / steps.Length;
        float[][] After(int k) => [.. all.Select(row => row.AsSpan(k * size, size).ToArray())];
        return [.. steps.Select((_, k) => MovesLatents ? start with { Latents = After(k) } : start with { Moved = After(k) })];
    }

    // What becomes of the rows, a batch at a time.
    private float[][] Batches(Drawn start, int count, Func<Tensor, Tensor?, IReadOnlyList<DataViewRowId>, Tensor> move)
    {
        List<float[]> rows = [];
        using var use = gan.Pair.Use();
        foreach (var batch in Enumerable.Range(0, count).Chunk(GanTransformer.DefaultBatchSize))
        {
            using var scope = TorchScope.Differentiable();
            float[] values = [.. batch.SelectMany(row => start.Latents[row])];
            var latents = tensor(values, [batch.Length, gan.LatentSize], dtype: ScalarType.Float32, device: CPU).to(gan.Pair.Device);
            var classes = start.Classes is { } all ? tensor(all[batch[0]..(batch[^1] + 1)], dtype: ScalarType.Int64, device: CPU).to(gan.Pair.Device) : null;
            var moved = move(latents, classes, [.. batch.Select(row => new DataViewRowId((ulong)(start.First + row), 0))]);
            var flat = new float[moved.numel()];
            moved.CopyTo(flat);
            rows.AddRange(flat.Chunk(flat.Length / batch.Length));
        }
        return [.. rows];
    }

    // A rate that is far too large takes latents where the network's numbers end; one point of a curve must not cost all others.
    private double DistanceOrInfinity(GaussianFit real, Drawn drawn)
    {
        try
        {
            return Distance(real, drawn);
        }
        catch (InvalidOperationException) when ((drawn.Moved ?? drawn.Latents).Any(row => Array.Exists(row, value => !(Math.Abs(value) < Lost))))
        {
            return double.PositiveInfinity;
        }
    }

    private double Distance(GaussianFit real, Drawn drawn)
    {
        var view = LatentDataView.Of(drawn.Moved ?? drawn.Latents, gan.Columns.Latent, gan.Columns.Label, gan.ClassNames, drawn.Classes);
        using var scope = TorchScope.Differentiable();
        var images = drawn.Moved is not { } rows
            ? gan.Transform(view)
            : new BatchTransform(host, new RowVariableMapper(gan.Pair, _variable, rows[0].Length, gan.Columns), cancellation).Transform(view);
        using var generated = EvaluationReader.Fit(calibration.Featurizer.Transform(images), calibration.FeatureColumnName, cancellation);
        return GanMetric.FrechetDistancePart.Between(real, generated, cancellation);
    }

    // Moved is what the coach moves, where that is not the latent.
    private sealed record Drawn(int First, float[][] Latents, long[]? Classes)
    {
        public float[][]? Moved { get; init; }
    }
}
