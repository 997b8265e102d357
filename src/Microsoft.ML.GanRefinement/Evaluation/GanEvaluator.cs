namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Composes the metrics from what was read of the data views.</summary>
internal static class GanEvaluator
{
    /// <summary>Computes what the options ask for.</summary>
    public static GanMetrics Evaluate(EvaluationSample real, EvaluationSample generated, FeatureMatrix? training, EvaluationOptions options)
    {
        EvaluationProtocol protocol = options.Protocol;
        (FeatureMatrix x, FeatureMatrix y) = (real.Features, generated.Features);
        FeatureMatrix.RequireSameColumns(x, y);
        T? When<T>(EvaluationMetrics metric, Func<T> compute) => options.Wants(metric) ? compute() : default;

        (double Mean, double StandardDeviation)? score = generated.Probabilities is { } probabilities
            ? InceptionStyleScore.Compute(probabilities, protocol.ClassifierScoreSplits, protocol.Seed)
            : null;
        Neighborhoods? balls = When(EvaluationMetrics.Neighborhoods, () => Neighborhoods.Compute(x, y, options.NeighborCount));
        BinDifferences? bins = When(EvaluationMetrics.Bins, () => BinDifferences.Compute(x, y, options.BinCount, protocol.Seed));
        int leftOut = 0;
        return new GanMetrics
        {
            FrechetDistance = FrechetDistance.Between(x, y),
            ExtrapolatedFrechetDistance = When<MetricEstimate?>(
                EvaluationMetrics.ExtrapolatedFrechetDistance, () => FrechetExtrapolation.Compute(x, y, options.ExtrapolationPoints, protocol.Seed)),
            ClassFrechetDistance = When<MetricEstimate?>(
                EvaluationMetrics.ClassFrechetDistance, () => ClassFrechetDistance.Compute(x, real.Classes!, y, generated.Classes!, out leftOut)),
            KernelDistance = When<MetricEstimate?>(
                EvaluationMetrics.KernelDistance,
                () => KernelDistance.OverSubsets(x, y, options.KernelSubsets, options.KernelSubsetSize, protocol.Seed)),
            Precision = balls?.Precision,
            Recall = balls?.Recall,
            Density = balls?.Density,
            Coverage = balls?.Coverage,
            DifferentBins = bins is null ? null : new(bins.DifferentShare),
            BinDivergence = bins is null ? null : new(bins.Divergence),
            SlicedWasserstein = When<MetricEstimate?>(
                EvaluationMetrics.SlicedWasserstein, () => SlicedWasserstein.Compute(x, y, options.Projections, protocol.Seed)),
            NearestNeighborAccuracy = When<MetricEstimate?>(
                EvaluationMetrics.TwoSampleTests, () => NearestNeighborTest.Compute(x, y, protocol.Seed)),
            LogisticAccuracy = When<MetricEstimate?>(EvaluationMetrics.TwoSampleTests, () => LogisticTest.Compute(x, y, protocol.Seed)),
            DataCopying = When<MetricEstimate?>(EvaluationMetrics.DataCopying, () => DataCopying.Compute(training!, x, y)),
            StructuralSimilarity = When<MetricEstimate?>(
                EvaluationMetrics.StructuralSimilarity,
                () => StructuralSimilarity.Diversity(generated.Images!, generated.ImageShape!.Value, options.SimilarityPairs, protocol.Seed)),
            ClassifierScore = score?.Mean,
            ClassifierScoreStandardDeviation = score?.StandardDeviation,
            LabelAgreement = generated is { Probabilities: FeatureMatrix predicted, Classes: long[] classes }
                ? ClassAgreement.Compute(predicted, classes)
                : null,
            Protocol = protocol.Fill(options.Settings(training?.Rows ?? 0), x.Rows, y.Rows, x.Columns),
            Warnings =
            [
                .. SampleSizeWarnings.Of(x.Rows, y.Rows, x.Columns, options),
                .. balls is null ? [] : SampleSizeWarnings.OfDuplicates(balls, x.Rows, y.Rows),
                .. options.Wants(EvaluationMetrics.ClassFrechetDistance) ? SampleSizeWarnings.OfClasses(real.Classes!, generated.Classes!, x.Columns) : [],
                .. score is null ? [] : SampleSizeWarnings.OfScore(y.Rows, generated.Probabilities!.Columns, protocol.ClassifierScoreSplits),
                .. leftOut > 0 ? [$"{leftOut} classes have fewer than 2 images and are not in the Fréchet distance inside classes."] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>The Fréchet distance alone, of samples that were never all in memory.</summary>
    public static GanMetrics Evaluate(GaussianFit real, GaussianFit generated, EvaluationOptions options)
    {
        int features = (int)real.Mean.shape[0];
        return new GanMetrics
        {
            FrechetDistance = FrechetDistance.Between(real, generated),
            Protocol = options.Protocol.Fill(options.Settings(), real.Rows, generated.Rows, features),
            Warnings = [.. SampleSizeWarnings.Of(real.Rows, generated.Rows, features, options)],
        };
    }
}
