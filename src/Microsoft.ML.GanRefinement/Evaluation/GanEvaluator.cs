using System.Reflection;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Composes the metrics from the columns of two data views.</summary>
internal static class GanEvaluator
{
    private static readonly string Version =
        typeof(GanEvaluator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static GanMetrics Evaluate(EvaluationSample real, EvaluationSample generated, EvaluationProtocol protocol)
    {
        if (protocol.ClassifierScoreSplits < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(protocol), protocol.ClassifierScoreSplits, $"{nameof(protocol.ClassifierScoreSplits)} must be at least 1.");
        }

        double distance = FrechetDistance.Between(real.Features, generated.Features);
        (double Mean, double StandardDeviation)? score = generated.Probabilities is FeatureMatrix probabilities
            ? InceptionStyleScore.Compute(probabilities, protocol.ClassifierScoreSplits, protocol.Seed)
            : null;
        return new GanMetrics
        {
            FrechetDistance = distance,
            ClassifierScore = score?.Mean,
            ClassifierScoreStandardDeviation = score?.StandardDeviation,
            LabelAgreement = generated is { Probabilities: FeatureMatrix predicted, Classes: long[] classes }
                ? ClassAgreement.Compute(predicted, classes)
                : null,
            Protocol = protocol with
            {
                ReferenceCount = real.Features.Rows,
                GeneratedCount = generated.Features.Rows,
                FeatureCount = real.Features.Columns,
                LibraryVersion = Version,
            },
        };
    }
}
