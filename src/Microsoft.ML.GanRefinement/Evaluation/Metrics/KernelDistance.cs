using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Evaluation.Shards;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The kernel distance of Bińkowski et al. 2018 (KID's formula): the unbiased squared maximum mean discrepancy under
    /// (x·y/d + 1)³, over random subsets. The one for few images.</summary>
    /// <param name="subsets">Over how many random subsets it is averaged, at least 1. Default 100.</param>
    /// <param name="subsetSize">How many images of each kind a subset has, at least 2; with no more images than this, one distance of all is
    /// computed. Default 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric KernelDistance(int subsets = 100, int subsetSize = 1000) => new KernelDistancePart(subsets, subsetSize);

    internal sealed record KernelDistancePart : GanMetric
    {
        // The size of a subset in the paper.
        private const int Enough = 1000;

        public KernelDistancePart(int subsets = 100, int subsetSize = 1000)
            : base("kernel distance", MetricDirection.LowerIsBetter)
        {
            OptionChecks.AtLeast(1, subsets);
            OptionChecks.AtLeast(2, subsetSize);
            (Subsets, SubsetSize) = (subsets, subsetSize);
        }

        public int Subsets { get; }

        public int SubsetSize { get; }

        internal override string Settings(MetricInputs inputs) =>
            TakesAll(inputs.X, inputs.Y, SubsetSize) ? "all images at once" : $"{Subsets} subsets of {SubsetSize}";

        internal override MetricEstimate Compute(MetricInputs inputs) =>
            OverSubsets(inputs.X, inputs.Y, Subsets, SubsetSize, inputs.Protocol.Seed, inputs.Cancellation);

        // The rows of the subsets are kept, which are no more however many images there are. All images at once have no such limit.
        internal override IMetricTally? Tally(MetricInputs all) =>
            !TakesAll(all.X, all.Y, SubsetSize) || Math.Max(all.X.Rows, all.Y.Rows) <= (long)Subsets * SubsetSize ? new KeptRows(this, all) : null;

        internal override IEnumerable<string> SizeWarnings(long real, long generated, int features) =>
            Math.Min(real, generated) >= Enough ? [] : [$"The kernel distance of fewer than {Enough} images scatters widely."];

        private const int ChunkValues = 1 << 22;

        private static bool TakesAll(FeatureMatrix real, FeatureMatrix generated, int size) => Math.Min(real.Rows, generated.Rows) <= size;

        /// <summary>Mean and standard deviation over random subsets; one value of everything where a subset would be all of a sample.</summary>
        /// <exception cref="InvalidOperationException">A sample has fewer than two rows, or the feature counts differ.</exception>
        public static MetricEstimate OverSubsets(
            FeatureMatrix real, FeatureMatrix generated, int subsets, int size, int seed, Cancellation cancellation = default)
        {
            if (TakesAll(real, generated, size))
                return new(Unbiased(real, generated, cancellation));

            FeatureMatrix.RequireSameColumns(real, generated);
            // Straight into memory that is given back at once: as arrays, a hundred subsets would be gigabytes before they are collected.
            var drawn = Drawn(real.Rows, generated.Rows, subsets, size, seed);
            return OverSubsets(drawn, rows => real.ToTensor(rows), rows => generated.ToTensor(rows), cancellation);
        }

        private static IEnumerable<(int[] Real, int[] Generated)> Drawn(int real, int generated, int subsets, int size, int seed)
        {
            var stream = Draws.Stream(seed, DrawPurpose.KernelSubsets);
            for (var i = 0; i < subsets; i++)
            {
                var some = Draws.Subset(ref stream, real, size);
                yield return (some, Draws.Subset(ref stream, generated, size));
            }
        }

        private static MetricEstimate OverSubsets(
            IEnumerable<(int[] Real, int[] Generated)> subsets, Func<int[], Tensor> real, Func<int[], Tensor> generated, Cancellation cancellation)
        {
            List<double> values = [];
            foreach (var (realRows, generatedRows) in subsets)
            {
                using var some = real(realRows);
                using var others = generated(generatedRows);
                values.Add(Unbiased(some, others, cancellation));
            }

            var mean = values.Average();
            return new(mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
        }

        /// <summary>The estimate of two whole samples; it may be negative, because it is unbiased.</summary>
        /// <exception cref="InvalidOperationException">A sample has fewer than two rows, or the feature counts differ.</exception>
        public static double Unbiased(FeatureMatrix first, FeatureMatrix second, Cancellation cancellation = default)
        {
            FeatureMatrix.RequireSameColumns(first, second);
            if (Math.Min(first.Rows, second.Rows) < 2)
                throw new InvalidOperationException($"A kernel distance needs at least 2 rows of features, got {first.Rows} and {second.Rows}.");

            using IDisposable scope = NewDisposeScope();
            var x = first.ToTensor();
            var y = second.ToTensor();
            return Unbiased(x, y, cancellation);
        }

        private static double Unbiased(Tensor x, Tensor y, Cancellation cancellation) =>
            Within(x, cancellation) + Within(y, cancellation) - (2 * Sum(x, y, cancellation) / ((double)x.shape[0] * y.shape[0]));

        // Mean over the pairs of different rows.
        private static double Within(Tensor rows, Cancellation cancellation)
        {
            double count = rows.shape[0];
            using IDisposable scope = NewDisposeScope();
            var own = Cubed(rows.Squared().sum(1), rows.shape[1]).sum().item<double>();
            return (Sum(rows, rows, cancellation) - own) / (count * (count - 1));
        }

        private static double Sum(Tensor rows, Tensor columns, Cancellation cancellation)
        {
            var chunk = Math.Max(1, ChunkValues / columns.shape[0]);
            double sum = 0;
            for (long start = 0; start < rows.shape[0]; start += chunk)
            {
                cancellation.ThrowIfRequested();
                using IDisposable scope = NewDisposeScope();
                var part = rows.narrow(0, start, Math.Min(chunk, rows.shape[0] - start));
                sum += Cubed(part.mm(columns.t()), rows.shape[1]).sum().item<double>();
            }

            return sum;
        }

        private sealed class KeptRows(KernelDistancePart metric, MetricInputs all) : IMetricTally
        {
            private readonly SelectedRows _real = new(all.X, () => metric.Kept(all, pair => pair.Real));
            private readonly SelectedRows _generated = new(all.Y, () => metric.Kept(all, pair => pair.Generated));

            public void AddReal(EvaluationSample rows, long start) => _real.Add(rows.Features, start);

            public void AddGenerated(EvaluationSample rows, long start) => _generated.Add(rows.Features, start);

            public void Save(BinaryWriter writer)
            {
                _real.Save(writer);
                _generated.Save(writer);
            }

            public void Merge(BinaryReader saved)
            {
                _real.Merge(saved);
                _generated.Merge(saved);
            }

            public MetricEstimate Compute() => TakesAll(all.X, all.Y, metric.SubsetSize)
                ? new(Unbiased(_real.All(), _generated.All(), all.Cancellation))
                : OverSubsets(metric.Drawn(all), _real.Reader(), _generated.Reader(), all.Cancellation);
        }

        private IEnumerable<(int[] Real, int[] Generated)> Drawn(MetricInputs all) => Drawn(all.X.Rows, all.Y.Rows, Subsets, SubsetSize, all.Protocol.Seed);

        // Null for all rows.
        private IEnumerable<int>? Kept(MetricInputs all, Func<(int[] Real, int[] Generated), int[]> of) =>
            TakesAll(all.X, all.Y, SubsetSize) ? null : Drawn(all).SelectMany(of);

        private static Tensor Cubed(Tensor products, long features)
        {
            var shifted = products.Over(features).Plus(1.0);
            return shifted * shifted * shifted;
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.KernelDistance"/>; with the standard deviation over the subsets, where there is more than one.</summary>
    /// <value>Lower is better; unbiased, so that it is near 0, on either side, for equal distributions.</value>
    public MetricEstimate? KernelDistance => Of<GanMetric.KernelDistancePart>();
}
