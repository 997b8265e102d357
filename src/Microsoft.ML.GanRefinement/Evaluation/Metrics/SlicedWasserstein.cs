using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The sliced 2-Wasserstein distance (Rabin et al. 2012): √ of the mean squared distance along random directions.</summary>
    /// <param name="projections">Along how many directions, at least 1. Default 256.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric SlicedWasserstein(int projections = 256) => new SlicedWassersteinPart(projections);

    internal sealed record SlicedWassersteinPart : GanMetric
    {
        // The gap between quantile functions of equal distributions falls as 1/√n.
        private const int Enough = 1000;

        public SlicedWassersteinPart(int projections = 256)
            : base("sliced Wasserstein", MetricDirection.LowerIsBetter)
        {
            OptionChecks.AtLeast(1, projections);
            Projections = projections;
        }

        public int Projections { get; }

        internal override string Settings(MetricInputs inputs) => $"{Projections} projections";

        internal override MetricEstimate Compute(MetricInputs inputs) =>
            Compute(inputs.X, inputs.Y, Projections, inputs.Protocol.Seed, inputs.Cancellation);

        internal override IEnumerable<string> SizeWarnings(long real, long generated, int features) =>
            Math.Min(real, generated) >= Enough ? [] : [$"The sliced Wasserstein distance of fewer than {Enough} images is too large."];

        // Directions whose projections are held at a time.
        private const int Chunk = 64;

        /// <summary>The distance, and its standard error from the scatter over directions.</summary>
        public static MetricEstimate Compute(FeatureMatrix first, FeatureMatrix second, int projections, int seed, Cancellation cancellation = default)
        {
            FeatureMatrix.RequireSameColumns(first, second);
            if (Math.Min(first.Rows, second.Rows) < 1)
                throw new InvalidOperationException("A sliced Wasserstein distance needs rows of features in both samples.");

            var stream = Draws.Stream(seed, DrawPurpose.Projections);
            using var x = first.ToTensor();
            using var y = second.ToTensor();
            var squared = new List<double>(projections);
            while (squared.Count < projections)
            {
                cancellation.ThrowIfRequested();
                using IDisposable scope = NewDisposeScope();
                var count = Math.Min(Chunk, projections - squared.Count);
                var drawn = tensor(Draws.Normals(ref stream, count * first.Columns), [count, first.Columns], dtype: ScalarType.Float64, device: CPU);
                var directions = drawn / drawn.norm(1, keepdim: true);
                squared.AddRange(Along(directions.mm(x.t()), directions.mm(y.t())));
            }

            var mean = MetricEstimate.OfMean([.. squared]);
            var distance = Math.Sqrt(mean.Value);
            return new(distance, distance > 0 ? mean.Spread / (2 * distance) : 0);
        }

        /// <summary>The squared 2-Wasserstein distance on a line: the mean squared gap of the quantile functions.</summary>
        /// <param name="first">In rising order.</param>
        /// <param name="second">In rising order; of any length.</param>
        public static double SquaredOnLine(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
        {
            // Steps of both quantile functions in units of 1/(n·m): whole numbers, so that equal steps meet exactly.
            long reached = 0;
            double sum = 0;
            for (int i = 0, j = 0; i < first.Length && j < second.Length;)
            {
                var nextFirst = (i + 1L) * second.Length;
                var nextSecond = (j + 1L) * first.Length;
                var next = Math.Min(nextFirst, nextSecond);
                var gap = first[i] - second[j];
                sum += (next - reached) * gap * gap;
                reached = next;
                i += nextFirst == next ? 1 : 0;
                j += nextSecond == next ? 1 : 0;
            }

            return sum / ((double)first.Length * second.Length);
        }

        private static double[] Along(Tensor first, Tensor second)
        {
            var x = first.sort(1).Values.data<double>().ToArray();
            var y = second.sort(1).Values.data<double>().ToArray();
            var n = (int)first.shape[1];
            var m = (int)second.shape[1];
            return [.. Enumerable.Range(0, (int)first.shape[0]).Select(i => SquaredOnLine(x.AsSpan(i * n, n), y.AsSpan(i * m, m)))];
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.SlicedWasserstein"/>; with its standard error over directions.</summary>
    /// <value>0 or more, in the features' unit; lower is better.</value>
    public MetricEstimate? SlicedWasserstein => Of<GanMetric.SlicedWassersteinPart>();
}
