using System.Globalization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>How many different images there are among the generated ones (Friedman and Dieng 2023): exp of the Shannon entropy of the
    /// eigenvalues of K/n, where K has the cosine similarities of the features of each pair of n images.</summary>
    /// <param name="order">The order q of Rényi's entropy in place of Shannon's, above 0 (Pasarkar and Dieng 2024): below 1 rare kinds of
    /// images count for more, above 1 for less. Default 1, Shannon's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>It looks at generated images alone, and noise is diverse too: read it beside a metric of quality, and compare with the value
    /// of real images. Features that are 0 throughout are alike, and like no others. It grows with the number of images, so compare at equal
    /// counts.</remarks>
    public static GanMetric VendiScore(double order = 1) => new VendiScorePart(order);

    internal sealed record VendiScorePart : GanMetric
    {
        // So many normal vectors of 64 features reach 94 % of the score that infinitely many have.
        private const int Enough = 1000;

        public VendiScorePart(double order = 1)
            : base("Vendi score", MetricDirection.HigherIsBetter)
        {
            OptionChecks.Positive(order);
            Order = order;
        }

        public double Order { get; }

        internal override string Settings(MetricInputs inputs) => string.Create(CultureInfo.InvariantCulture, $"order {Order:G6}");

        internal override MetricEstimate Compute(MetricInputs inputs) => new(Compute(inputs.Y, Order, inputs.Cancellation));

        internal override IEnumerable<string> SizeWarnings(long real, long generated, int features) =>
            generated >= Enough ? [] : [$"The Vendi score of fewer than {Enough} images is too low: more images would show more kinds."];

        /// <summary>The score of the rows of a sample, from 1 to their number.</summary>
        /// <exception cref="InvalidOperationException">There are no rows.</exception>
        public static double Compute(FeatureMatrix sample, double order = 1, Cancellation cancellation = default)
        {
            if (sample.Rows == 0)
                throw new InvalidOperationException("A Vendi score needs at least 1 row of features.");

            double[] shares = [.. Eigenvalues(sample, cancellation).Select(value => value / sample.Rows)];
            // What is rounding only would count where the order is small.
            var largest = shares.Max();
            var noise = largest * shares.Length * (double.BitIncrement(1) - 1);
            shares = [.. shares.Where(share => share > noise)];
            var entropy = order == 1
                ? -shares.Sum(share => share * Math.Log(share))
                : ((order * Math.Log(largest)) + Math.Log(shares.Sum(share => Math.Pow(share / largest, order)))) / (1 - order);
            return Math.Clamp(Math.Exp(entropy), 1, sample.Rows);
        }

        // K = UUᵀ of rows of length 1 has the eigenvalues of UᵀU, which is smaller where there are more rows than features.
        private static double[] Eigenvalues(FeatureMatrix sample, Cancellation cancellation)
        {
            using IDisposable scope = NewDisposeScope();
            var size = Math.Min(sample.Rows, sample.Columns);
            var gram = zeros(size, size, dtype: ScalarType.Float64, device: CPU);
            var empty = 0;
            var step = size == sample.Rows ? sample.Rows : TriangularProducts.Rows;
            for (var start = 0; start < sample.Rows; start += step)
            {
                using IDisposable inner = NewDisposeScope();
                var rows = sample.ToTensor(start, Math.Min(step, sample.Rows - start));
                var lengths = rows.norm(1, keepdim: true);
                var isEmpty = lengths.IsAbove(0).logical_not();
                empty += (int)isEmpty.sum().item<long>();
                rows.div_(lengths.where(lengths.IsAbove(0), ones_like(lengths)));
                TriangularProducts.AddGram(gram, size == sample.Rows ? rows.t() : rows, cancellation);
            }

            cancellation.ThrowIfRequested();
            // Rows of zeros are one direction more.
            return [.. linalg.eigvalsh(gram).data<double>().ToArray(), empty];
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.VendiScore"/>.</summary>
    /// <value>From 1, all images are alike, to the number of images; more is more diverse.</value>
    public MetricEstimate? VendiScore => Of<GanMetric.VendiScorePart>();
}
