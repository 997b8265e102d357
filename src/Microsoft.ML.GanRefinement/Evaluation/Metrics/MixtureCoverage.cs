using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>How samples cover a mixture of equally frequent round Gaussians whose centres are known.</summary>
internal static class MixtureCoverage
{
    // A mode counts as well covered from this share of the samples that it should have.
    private const double WellCovered = 0.25;

    // A mode that has its equal share is missed by chance with e^−20 of them.
    private const int ForEachMode = 20;

    // Enough to tell mixtures apart that somebody might mix up.
    private const int HashDigits = 12;

    /// <summary>Computes the coverage.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="centres">The modes' centres.</param>
    /// <param name="deviation">The modes' standard deviation.</param>
    /// <param name="maxSigmas">How many deviations from its mode a sample of high quality may be.</param>
    /// <param name="protocol">What is known of split, featurizer and seed.</param>
    /// <param name="cancellation">Heard before each sample.</param>
    public static MixtureMetrics Compute(
        FeatureMatrix samples, FeatureMatrix centres, double deviation, double maxSigmas, EvaluationProtocol? protocol = null,
        Cancellation cancellation = default)
    {
        FeatureMatrix.RequireSameColumns(centres, samples);
        var all = new int[centres.Rows];
        var good = new int[centres.Rows];
        var bound = maxSigmas * maxSigmas * deviation * deviation;
        for (var row = 0; row < samples.Rows; row++)
        {
            cancellation.ThrowIfRequested();
            (var mode, var squared) = Nearest(samples, row, centres);
            all[mode]++;
            good[mode] += squared <= bound ? 1 : 0;
        }

        var expected = (double)samples.Rows / centres.Rows;
        var share = (double)good.Sum() / samples.Rows;
        return new MixtureMetrics
        {
            ModeCount = centres.Rows,
            CapturedModes = good.Count(count => count > 0),
            WellCoveredModes = good.Count(count => count >= WellCovered * expected),
            HighQualityShare = new(share, Math.Sqrt(share * (1 - share) / samples.Rows)),
            ReverseDivergence = all.Sum(count => count == 0 ? 0 : count / (double)samples.Rows * Math.Log(count / expected)),
            SampleCount = samples.Rows,
            Warnings = [.. SizeWarnings(samples.Rows, centres.Rows)],
            Protocol = NameSplit(protocol ?? new(), centres.Rows).Fill(
                string.Create(
                    CultureInfo.InvariantCulture, $"{centres.Rows} modes of deviation {deviation:G6}, maxSigmas {maxSigmas:G6}, centres {Hash(centres)}"),
                real: 0,
                samples.Rows,
                samples.Columns),
        };
    }

    /// <summary>What makes the counts of so few samples doubtful.</summary>
    public static IEnumerable<string> SizeWarnings(long samples, int modes)
    {
        if (samples < ForEachMode * (long)modes)
            yield return $"{samples} samples are fewer than {ForEachMode} for each of {modes} modes: modes are missed by chance.";
    }

    private static EvaluationProtocol NameSplit(EvaluationProtocol protocol, int modes) => protocol.ReferenceSplit == EvaluationProtocol.Unnamed
        ? protocol with { ReferenceSplit = string.Create(CultureInfo.InvariantCulture, $"mixture of {modes} Gaussians") }
        : protocol;

    private static string Hash(FeatureMatrix centres) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(centres.Values.AsSpan())))[..HashDigits];

    private static (int Mode, double Squared) Nearest(FeatureMatrix samples, int row, FeatureMatrix centres)
    {
        (int Mode, double Squared) best = (0, double.PositiveInfinity);
        for (var mode = 0; mode < centres.Rows; mode++)
        {
            var squared = samples.SquaredDistance(row, centres, mode);
            best = squared < best.Squared ? (mode, squared) : best;
        }

        return best;
    }
}
