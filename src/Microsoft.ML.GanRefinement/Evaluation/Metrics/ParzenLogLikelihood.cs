using System.Globalization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The mean logarithm of the density of held-out real features, in nats, where the density is that of round Gaussians around the generated ones
    /// (Goodfellow et al. 2014, section 5).</summary>
    /// <param name="bandwidth">σ of the Gaussians, above 0. Default null: every second real row chooses among 20, those that make it likeliest, and the
    /// value is of the others; so it was done in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>In many dimensions it says little: copies of training images get better values than good generators, and the ranking depends on σ (Theis et al.
    /// 2016). Compare at equal counts, in few dimensions.</remarks>
    public static GanMetric ParzenLogLikelihood(double? bandwidth = null) => new ParzenLogLikelihoodPart(bandwidth);

    internal sealed record ParzenLogLikelihoodPart : GanMetric
    {
        private const int Enough = 1_000;
        private const int Candidates = 20;

        // More real rows would hardly choose another bandwidth.
        private const int MostChoosing = 1_000;

        public ParzenLogLikelihoodPart(double? bandwidth = null)
            : base("Parzen log-likelihood", MetricDirection.HigherIsBetter)
        {
            OptionChecks.Positive(bandwidth ?? 1, option: nameof(bandwidth));
            Bandwidth = bandwidth;
        }

        public double? Bandwidth { get; }

        internal override string Settings(MetricInputs inputs) => Bandwidth is { } bandwidth
            ? string.Create(CultureInfo.InvariantCulture, $"bandwidth {bandwidth:G6}")
            : string.Create(CultureInfo.InvariantCulture, $"bandwidth chosen among {Candidates}");

        internal override MetricEstimate Compute(MetricInputs inputs) => Compute(inputs.X, inputs.Y, Bandwidth, inputs.Cancellation);

        internal override IEnumerable<string> SizeWarnings(long real, long generated, int features) =>
            generated >= Enough ? [] : [$"The Parzen log-likelihood by fewer than {Enough} generated images is too low: their Gaussians leave gaps."];

        /// <summary>The mean log density of real rows, and its standard error.</summary>
        /// <exception cref="InvalidOperationException">There are too few rows.</exception>
        public static MetricEstimate Compute(FeatureMatrix real, FeatureMatrix generated, double? bandwidth, Cancellation cancellation = default)
        {
            FeatureMatrix.RequireSameColumns(real, generated);
            var least = bandwidth is null ? 2 : 1;
            if (real.Rows < least || generated.Rows == 0)
                throw new InvalidOperationException($"A Parzen log-likelihood needs at least {least} real rows and 1 generated row.");
            if (bandwidth is { } given)
                return MetricEstimate.OfMean(LogDensities(real, generated, [given], cancellation)[0]);
            var choosing = real.Select([.. Enumerable.Range(0, Math.Min(real.Rows / 2, MostChoosing)).Select(i => (2 * i) + 1)]);
            var rest = real.Select([.. Enumerable.Range(0, real.Rows).Where(i => i % 2 == 0)]);
            var candidates = CandidatesFor(real);
            var values = LogDensities(choosing, generated, candidates, cancellation);
            var best = candidates[Enumerable.Range(0, candidates.Length).MaxBy(i => values[i].Average())];
            return MetricEstimate.OfMean(LogDensities(rest, generated, [best], cancellation)[0]);
        }

        // From a hundredth to three times the deviation of the real features, evenly in the logarithm.
        private static double[] CandidatesFor(FeatureMatrix real)
        {
            double variance = 0;
            for (var column = 0; column < real.Columns; column++)
            {
                double[] values = [.. Enumerable.Range(0, real.Rows).Select(row => real.Row(row)[column])];
                var mean = values.Average();
                variance += values.Average(value => (value - mean) * (value - mean)) / real.Columns;
            }
            var deviation = variance > 0 ? Math.Sqrt(variance) : 1;
            return [.. Enumerable.Range(0, Candidates).Select(i => deviation * 0.01 * Math.Pow(300, i / (Candidates - 1.0)))];
        }

        // A list for each bandwidth, a value for each row.
        private static double[][] LogDensities(FeatureMatrix rows, FeatureMatrix kernels, double[] bandwidths, Cancellation cancellation)
        {
            double[][] logs = [.. bandwidths.Select(_ => new double[rows.Rows])];
            double[] constants = [.. bandwidths.Select(b => -Math.Log(kernels.Rows) - (rows.Columns / 2.0 * Math.Log(2 * Math.PI * b * b)))];
            using PairDistances distances = new(rows, kernels);
            distances.Visit(
                (_, row, squared) =>
                {
                    var nearest = double.PositiveInfinity;
                    foreach (var distance in squared)
                        nearest = Math.Min(nearest, distance);
                    for (var b = 0; b < bandwidths.Length; b++)
                    {
                        var factor = -0.5 / (bandwidths[b] * bandwidths[b]);
                        double sum = 0;
                        foreach (var distance in squared)
                            sum += Math.Exp(factor * (distance - nearest));
                        logs[b][row] = (factor * nearest) + Math.Log(sum) + constants[b];
                    }
                },
                cancellation);
            return logs;
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.ParzenLogLikelihood"/>; with its standard error.</summary>
    /// <value>In nats; higher is better.</value>
    public MetricEstimate? ParzenLogLikelihood => Of<GanMetric.ParzenLogLikelihoodPart>();
}
