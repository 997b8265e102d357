using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Evaluation.Shards;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    // exp of the mean KL(p(y|x) ‖ p(y)) of any classifier, over shuffled splits: from 1, every image classified alike, to the number of classes,
    // each sure and all equally often. Few samples bias it down.
    internal sealed record InceptionScorePart() : GanMetric("inception score", MetricDirection.HigherIsBetter)
    {
        // Salimans et al. 2016 take 5,000 images a split; with fewer than these the mean over them is not near p(y).
        private const int ForEachSplit = 100;
        private const int ForEachClass = 10;

        internal override IReadOnlyList<string> Needs => [nameof(EvaluationOptions.ProbabilityColumnName)];

        internal override string Settings(MetricInputs inputs) =>
            Parts(inputs.Y.Rows, inputs.Protocol.InceptionScoreSplits) is > 1 and var parts ? $"{parts} splits" : "1 split";

        internal override MetricEstimate Compute(MetricInputs inputs)
        {
            (var mean, var deviation) = Compute(
                inputs.Generated.Probabilities!, inputs.Protocol.InceptionScoreSplits, inputs.Protocol.Seed, inputs.Cancellation);
            return new(mean, deviation);
        }

        internal override IMetricTally Tally(MetricInputs all) => new SplitSums(
            all.Y.Rows, all.Generated.Probabilities!.Columns, Parts(all.Y.Rows, all.Protocol.InceptionScoreSplits), all.Protocol.Seed);

        internal override IEnumerable<string> DataWarnings(MetricInputs inputs) =>
            Warnings(inputs.Y.Rows, inputs.Generated.Probabilities!.Columns, inputs.Protocol.InceptionScoreSplits);

        internal override string InWords(MetricEstimate value) =>
            string.Create(CultureInfo.InvariantCulture, $"{Name} {value.Value:F3} ± {value.Spread:F3}");

        internal override void Write(JsonObject report, MetricEstimate value) =>
            (report[JsonName], report[JsonName + "StandardDeviation"]) = (value.Value, value.Spread);

        /// <summary>Of a score of so few images.</summary>
        public static IEnumerable<string> Warnings(long generated, int classes, int splits)
        {
            var parts = Parts(generated, splits);
            var each = generated / parts;
            long enough = Math.Max(ForEachSplit, ForEachClass * classes);
            if (each < enough)
            {
                yield return $"{each} images in {(parts > 1 ? $"each of {parts} splits" : "1 split")} are fewer than {ForEachSplit}, "
                    + $"or than {ForEachClass} for each of {classes} classes: the score is too low. "
                    + $"Generate more{(generated >= enough ? ", or set InceptionScoreSplits to 1" : string.Empty)}.";
            }
        }

        // A split has an image at least.
        private static int Parts(long rows, int splits) => (int)Math.Min(splits, Math.Max(1, rows));

        /// <summary>How many splits is usual.</summary>
        public const int DefaultSplits = 10;

        // Of probabilities in single precision, a thousand of them added up.
        private const double SumTolerance = 1e-3;
        private const double Percent = 100;

        /// <summary>Computes mean and standard deviation of the score over the splits.</summary>
        /// <param name="probabilities">One distribution over the classes per row.</param>
        /// <param name="splits">How many splits; at most as many as rows are used.</param>
        /// <param name="seed">Seed of the shuffle before splitting.</param>
        /// <param name="cancellation">Heard before each split.</param>
        /// <exception cref="InvalidOperationException">A row is no distribution.</exception>
        public static (double Mean, double StandardDeviation) Compute(FeatureMatrix probabilities, int splits, int seed, Cancellation cancellation = default)
        {
            OptionChecks.AtLeast(1, splits);
            RequireDistributions(probabilities);
            var order = Order(probabilities.Rows, seed);

            var parts = Parts(probabilities.Rows, splits);
            var scores = new double[parts];
            for (var part = 0; part < parts; part++)
            {
                cancellation.ThrowIfRequested();
                var start = (int)((long)part * order.Length / parts);
                var end = (int)((long)(part + 1) * order.Length / parts);
                scores[part] = OfSplit(probabilities, order.AsSpan(start, end - start));
            }

            var (mean, deviation) = OverSplits(scores);
            return (mean, deviation!.Value);
        }

        private static MetricEstimate OverSplits(double[] scores)
        {
            var mean = scores.Average();
            return new(mean, Math.Sqrt(scores.Average(score => (score - mean) * (score - mean))));
        }

        private static int[] Order(int rows, int seed)
        {
            int[] order = [.. Enumerable.Range(0, rows)];
            new Random(seed).Shuffle(order);
            return order;
        }

        private static void RequireDistributions(FeatureMatrix probabilities, long start = 0)
        {
            for (var row = 0; row < probabilities.Rows; row++)
            {
                var values = probabilities.Row(row);
                double lowest = TensorPrimitives.Min(values), sum = TensorPrimitives.Sum(values);
                if (lowest < 0)
                {
                    throw NoDistribution(start + row, $"has the value {lowest:G4}", lowest > -SumTolerance && Math.Abs(sum - 1) <= SumTolerance
                        ? "This is rounding, it seems: set negative values to 0."
                        : "These are logits, it seems: take their softmax.");
                }

                if (Math.Abs(sum - 1) > SumTolerance)
                {
                    throw NoDistribution(start + row, $"adds up to {sum:G4}", Math.Abs(sum - Percent) <= Percent * SumTolerance
                        ? "These are percentages, it seems: divide them by 100."
                        : "These are scores of another kind, it seems: give a column of probabilities, of which each row adds up to 1.");
                }
            }
        }

        private static InvalidOperationException NoDistribution(long row, FormattableString found, string remedy) =>
            new($"Row {row} of the class probabilities {FormattableString.Invariant(found)}; probabilities are at least 0 and add up to 1. {remedy}");

        private static double OfSplit(FeatureMatrix probabilities, ReadOnlySpan<int> rows)
        {
            var marginal = new double[probabilities.Columns];
            double negativeEntropy = 0;
            foreach (var row in rows)
            {
                var distribution = probabilities.Row(row);
                for (var k = 0; k < distribution.Length; k++)
                {
                    marginal[k] += distribution[k] / rows.Length;
                    negativeEntropy += TimesLog(distribution[k]);
                }
            }

            // mean KL(p ‖ m) = mean Σ p ln p − Σ m ln m, because the mean of p is m.
            return Math.Exp((negativeEntropy / rows.Length) - marginal.Sum(TimesLog));
        }

        private static double TimesLog(double p) => p > 0 ? p * Math.Log(p) : 0;

        // For each split Σp of each class, Σ p ln p, and the rows.
        private sealed class SplitSums(int rows, int classes, int parts, int seed) : IMetricTally
        {
            private readonly double[] _sums = new double[parts * (classes + 2)];
            private int[]? _splits;

            public void AddGenerated(EvaluationSample added, long start)
            {
                RequireDistributions(added.Probabilities!, start);
                _splits ??= Splits();
                for (var row = 0; row < added.Probabilities!.Rows; row++)
                {
                    var sums = _sums.AsSpan(_splits[start + row] * (classes + 2), classes + 2);
                    var distribution = added.Probabilities.Row(row);
                    for (var k = 0; k < classes; k++)
                    {
                        sums[k] += distribution[k];
                        sums[classes] += TimesLog(distribution[k]);
                    }

                    sums[classes + 1]++;
                }
            }

            public void Save(BinaryWriter writer) => writer.WriteNumbers(_sums);

            public void Merge(BinaryReader saved)
            {
                var more = saved.ReadNumbers();
                for (var i = 0; i < more.Length; i++)
                    _sums[i] += more[i];
            }

            public MetricEstimate Compute() => OverSplits([.. _sums.Chunk(classes + 2).Select(sums =>
                Math.Exp((sums[classes] / sums[^1]) - sums.Take(classes).Sum(sum => TimesLog(sum / sums[^1]))))]);

            private int[] Splits()
            {
                var (order, splits) = (Order(rows, seed), new int[rows]);
                for (var part = 0; part < parts; part++)
                {
                    for (var i = (long)part * rows / parts; i < (long)(part + 1) * rows / parts; i++)
                        splits[order[i]] = part;
                }

                return splits;
            }
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>The inception score's formula on the classifier given, exp of the mean KL(p(y|x) ‖ p(y)) (Salimans et al. 2016), mean over the
    /// splits; null without probabilities.</summary>
    /// <value>From 1 to the number of classes; higher is better.</value>
    public double? InceptionScore => Of<GanMetric.InceptionScorePart>()?.Value;

    /// <summary>Standard deviation of <see cref="InceptionScore"/> over the splits; null without probabilities.</summary>
    public double? InceptionScoreStandardDeviation => Of<GanMetric.InceptionScorePart>()?.Spread;
}
