using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>Precision and recall (Kynkäänniemi et al. 2019), density and coverage (Naeem et al. 2020), by balls around the
/// samples.</summary>
/// <remarks>A ball reaches to its centre's k-th nearest neighbour in the centre's own sample, the centre not counted; a point at just that
/// distance is outside.</remarks>
/// <param name="Precision">Share of generated points inside some real ball.</param>
/// <param name="Recall">Share of real points inside some generated ball.</param>
/// <param name="Density">Mean number of real balls around a generated point, over k: 1 is expected of equal distributions, more is
/// possible.</param>
/// <param name="Coverage">Share of real balls that have a generated point inside.</param>
internal sealed record Neighborhoods(MetricEstimate Precision, MetricEstimate Recall, MetricEstimate Density, MetricEstimate Coverage)
{
    /// <summary>Real images whose ball is a point, since as many others as neighbours are asked for equal them: nothing is ever
    /// inside.</summary>
    public int RealPoints { get; private init; }

    /// <summary>Generated images likewise.</summary>
    public int GeneratedPoints { get; private init; }

    /// <summary>Computes all four, with standard errors that take the balls as given.</summary>
    /// <exception cref="InvalidOperationException">A sample has no more than <paramref name="k"/> rows.</exception>
    public static Neighborhoods Compute(FeatureMatrix real, FeatureMatrix generated, int k, Cancellation cancellation = default)
    {
        FeatureMatrix.RequireSameColumns(real, generated);
        var realRadii = Radii(real, k, cancellation);
        var generatedRadii = Radii(generated, k, cancellation);
        var recalled = new double[real.Rows];
        var covered = new double[real.Rows];
        var counts = new int[PairDistances.Workers][];
        using PairDistances pairs = new(real, generated);
        pairs.Visit((worker, row, squared) =>
        {
            var around = counts[worker] ??= new int[generated.Rows];
            var radius = realRadii[row];
            var inGenerated = false;
            var hasGenerated = false;
            for (var j = 0; j < squared.Length; j++)
            {
                var distance = squared[j];
                var toReal = distance - radius;
                var toGenerated = distance - generatedRadii[j];
                var slack = pairs.Slack(row, j);
                if (Math.Abs(toReal) <= slack || Math.Abs(toGenerated) <= slack)
                {
                    distance = pairs.Exact(row, j);
                    toReal = distance - radius;
                    toGenerated = distance - generatedRadii[j];
                }

                if (toReal < 0)
                {
                    around[j]++;
                    hasGenerated = true;
                }

                inGenerated |= toGenerated < 0;
            }

            recalled[row] = inGenerated ? 1 : 0;
            covered[row] = hasGenerated ? 1 : 0;
        }, cancellation);

        double[] balls = [.. Enumerable.Range(0, generated.Rows).Select(j => (double)counts.Sum(around => around?[j] ?? 0))];
        return new(
            MetricEstimate.OfMean([.. balls.Select(count => count > 0 ? 1.0 : 0.0)]),
            MetricEstimate.OfMean(recalled),
            MetricEstimate.OfMean([.. balls.Select(count => count / k)]),
            MetricEstimate.OfMean(covered))
        {
            RealPoints = realRadii.Count(radius => radius == 0),
            GeneratedPoints = generatedRadii.Count(radius => radius == 0),
        };
    }

    private static double[] Radii(FeatureMatrix sample, int k, Cancellation cancellation)
    {
        var nearest = NearestDistances.WithinSample(sample, k, cancellation);
        return [.. Enumerable.Range(0, sample.Rows).Select(row => nearest.Of(row, k))];
    }
}
