using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Composes the metrics from what was read of the data views.</summary>
internal static class GanEvaluator
{
    /// <summary>Computes what the options ask for.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a step of a metric.</exception>
    public static GanMetrics Evaluate(EvaluationSample real, EvaluationSample generated, FeatureMatrix? training, EvaluationOptions options,
        Cancellation cancellation = default)
    {
        var protocol = options.Protocol;
        (var x, var y) = (real.Features, generated.Features);
        FeatureMatrix.RequireSameColumns(x, y);
        T? When<T>(EvaluationMetrics metric, Func<T> compute)
        {
            cancellation.ThrowIfRequested();
            return options.Wants(metric) ? compute() : default;
        }

        (double Mean, double StandardDeviation)? score = generated.Probabilities is { } probabilities
            ? InceptionScore.Compute(probabilities, protocol.InceptionScoreSplits, protocol.Seed, cancellation)
            : null;
        var balls = When(EvaluationMetrics.Neighborhoods, () => Neighborhoods.Compute(x, y, options.NeighborCount, cancellation));
        var bins = When(EvaluationMetrics.Bins, () => BinDifferences.Compute(x, y, options.BinCount, protocol.Seed, cancellation));
        var leftOut = 0;
        return new GanMetrics
        {
            FrechetDistance = FrechetDistance.Between(x, y, cancellation),
            ExtrapolatedFrechetDistance = When<MetricEstimate?>(
                EvaluationMetrics.ExtrapolatedFrechetDistance, () =>
                    FrechetExtrapolation.Compute(x, y, options.ExtrapolationPoints, protocol.Seed, cancellation)),
            IntraClassFrechetDistance = When<MetricEstimate?>(
                EvaluationMetrics.IntraClassFrechetDistance, () =>
                    IntraClassFrechetDistance.Compute(x, real.Classes!, y, generated.Classes!, out leftOut, cancellation)),
            KernelDistance = When<MetricEstimate?>(
                EvaluationMetrics.KernelDistance,
                () => KernelDistance.OverSubsets(x, y, options.KernelSubsets, options.KernelSubsetSize, protocol.Seed, cancellation)),
            Precision = balls?.Precision,
            Recall = balls?.Recall,
            Density = balls?.Density,
            Coverage = balls?.Coverage,
            Ndb = bins is null ? null : new(bins.DifferentShare),
            JensenShannonDivergence = bins is null ? null : new(bins.Divergence),
            SlicedWasserstein = When<MetricEstimate?>(
                EvaluationMetrics.SlicedWasserstein, () => SlicedWasserstein.Compute(x, y, options.Projections, protocol.Seed, cancellation)),
            NearestNeighborAccuracy = When<MetricEstimate?>(
                EvaluationMetrics.TwoSampleTests, () => NearestNeighborTest.Compute(x, y, protocol.Seed, cancellation)),
            LogisticAccuracy = When<MetricEstimate?>(EvaluationMetrics.TwoSampleTests, () => LogisticTest.Compute(x, y, protocol.Seed, cancellation)),
            DataCopying = When<MetricEstimate?>(EvaluationMetrics.DataCopying, () => DataCopying.Compute(training!, x, y, cancellation)),
            StructuralSimilarity = When<MetricEstimate?>(
                EvaluationMetrics.StructuralSimilarity,
                () => StructuralSimilarity.Diversity(generated.Images!, generated.ImageShape!.Value, options.SimilarityPairs, protocol.Seed, cancellation)),
            InceptionScore = score?.Mean,
            InceptionScoreStandardDeviation = score?.StandardDeviation,
            LabelAgreement = generated is { Probabilities: FeatureMatrix predicted, Classes: long[] classes }
                ? ClassAgreement.Compute(predicted, classes)
                : null,
            Protocol = protocol.Fill(options.Settings(training?.Rows ?? 0), x.Rows, y.Rows, x.Columns),
            Warnings =
            [
                .. SampleSizeWarnings.Of(x.Rows, y.Rows, x.Columns, options),
                .. balls is null ? [] : SampleSizeWarnings.OfDuplicates(balls, x.Rows, y.Rows),
                .. options.Wants(EvaluationMetrics.IntraClassFrechetDistance) ? SampleSizeWarnings.OfClasses(real.Classes!, generated.Classes!, x.Columns) : [],
                .. score is null ? [] : SampleSizeWarnings.OfScore(y.Rows, generated.Probabilities!.Columns, protocol.InceptionScoreSplits),
                .. leftOut > 0 ? [$"{leftOut} classes have fewer than 2 images and are not in the Fréchet distance inside classes."] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>The Fréchet distance alone, of samples that were never all in memory.</summary>
    public static GanMetrics Evaluate(GaussianFit real, GaussianFit generated, EvaluationOptions options, Cancellation cancellation = default)
    {
        var features = (int)real.Mean.shape[0];
        return new GanMetrics
        {
            FrechetDistance = FrechetDistance.Between(real, generated, cancellation),
            Protocol = options.Protocol.Fill(options.Settings(), real.Rows, generated.Rows, features),
            Warnings = [.. SampleSizeWarnings.Of(real.Rows, generated.Rows, features, options)],
        };
    }
}
