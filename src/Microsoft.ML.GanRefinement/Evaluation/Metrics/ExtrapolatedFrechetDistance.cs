using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The Fréchet distance that infinitely many generated images would have (Chong and Forsyth 2020): the bias is linear in 1/n, so a
    /// line through the distances of subsets is read at 1/n = 0.</summary>
    /// <param name="points">Through how many subset sizes the line goes, at least 3. Default 15, at the cost of as many Fréchet
    /// distances.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric ExtrapolatedFrechetDistance(int points = 15) => new ExtrapolatedFrechetDistancePart(points);

    internal sealed record ExtrapolatedFrechetDistancePart : GanMetric
    {
        public ExtrapolatedFrechetDistancePart(int points = 15)
            : base("extrapolated Fréchet distance", MetricDirection.LowerIsBetter)
        {
            OptionChecks.AtLeast(3, points);
            Points = points;
        }

        public int Points { get; }

        internal override string Settings(MetricInputs inputs) => $"{Points} sizes";

        internal override MetricEstimate Compute(MetricInputs inputs) =>
            Compute(inputs.X, inputs.Y, Points, inputs.Protocol.Seed, inputs.Cancellation);

        internal override IEnumerable<string> SizeWarnings(long real, long generated, int features) => generated / SmallestPart > features ? [] :
        [
            $"The smallest subsets of {generated} images have no more than {features} images, as many as features: "
                + "the extrapolated Fréchet distance is no straight line's.",
        ];

        // The smallest subset is this part of the sample, as 5,000 of 50,000 in the paper.
        private const int SmallestPart = 10;

        /// <summary>The line's value at 1/n = 0 with the standard error of that fit. It may be negative.</summary>
        /// <exception cref="InvalidOperationException">There are too few generated rows.</exception>
        public static MetricEstimate Compute(FeatureMatrix real, FeatureMatrix generated, int points, int seed, Cancellation cancellation = default)
        {
            FeatureMatrix.RequireSameColumns(real, generated);
            var smallest = Math.Max(2, generated.Rows / SmallestPart);
            if (generated.Rows < smallest + points)
                throw new InvalidOperationException($"{points} subsets of different sizes need more than {generated.Rows} generated rows.");

            var stream = Draws.Stream(seed, DrawPurpose.Extrapolation);
            using GaussianFit reference = new(real, cancellation: cancellation);
            var inverse = new double[points];
            var distances = new double[points];
            for (var i = 0; i < points; i++)
            {
                var size = smallest + (int)((long)(generated.Rows - smallest) * i / (points - 1));
                using GaussianFit fit = new(generated, Draws.Subset(ref stream, generated.Rows, size), cancellation);
                (inverse[i], distances[i]) = (1.0 / size, FrechetDistancePart.Between(reference, fit, cancellation));
            }

            return Intercept(inverse, distances);
        }

        /// <summary>The least-squares line's value at 0 and its standard error.</summary>
        public static MetricEstimate Intercept(double[] x, double[] y)
        {
            var n = x.Length;
            var meanX = x.Average();
            var meanY = y.Average();
            var spread = x.Sum(value => (value - meanX) * (value - meanX));
            var slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / spread;
            var intercept = meanY - (slope * meanX);
            var residuals = x.Zip(y, (a, b) => b - intercept - (slope * a)).Sum(r => r * r);
            return new(intercept, n > 2 ? Math.Sqrt(residuals / (n - 2) * ((1.0 / n) + (meanX * meanX / spread))) : null);
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.ExtrapolatedFrechetDistance"/>; with the standard error of the line's fit.</summary>
    /// <value>Lower is better; it may be below 0 by its error.</value>
    public MetricEstimate? ExtrapolatedFrechetDistance => Of<GanMetric.ExtrapolatedFrechetDistancePart>();
}
