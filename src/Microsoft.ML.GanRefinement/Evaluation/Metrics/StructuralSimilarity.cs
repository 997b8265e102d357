using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>Mean multi-scale structural similarity (Wang, Simoncelli and Bovik 2003) of random pairs of generated images: a generator
    /// without diversity comes near 1 (Odena et al. 2017).</summary>
    /// <param name="pairs">How many pairs, at least 1. Default 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>Needs <see cref="EvaluationOptions.ImageColumnName"/>, of pixels in [−1,1]. Gaussian window of 11 pixels with σ 1.5, K₁ 0.01,
    /// K₂ 0.03, pixels moved to [0,1], scales halved by averaging 2×2 pixels. An image too small for the window at all five scales has fewer,
    /// with the weights scaled to sum 1; negative contrast terms count as 0.</remarks>
    public static GanMetric StructuralSimilarity(int pairs = 1000) => new StructuralSimilarityPart(pairs);

    internal sealed record StructuralSimilarityPart : GanMetric
    {
        private const int Enough = 100;

        public StructuralSimilarityPart(int pairs = 1000)
            : base("structural similarity", MetricDirection.RealValueIsBest)
        {
            OptionChecks.AtLeast(1, pairs);
            Pairs = pairs;
        }

        public int Pairs { get; }

        internal override IReadOnlyList<string> Needs => [nameof(EvaluationOptions.ImageColumnName)];

        internal override string Settings(MetricInputs inputs) =>
            $"{Pairs} pairs at {(Scales(inputs.Generated.ImageShape!.Value) is > 1 and var scales ? $"{scales} scales" : "1 scale")}";

        internal override IEnumerable<string> DataWarnings(MetricInputs inputs) => inputs.Generated.ImageWarning is { } warning ? [warning] : [];

        internal override MetricEstimate Compute(MetricInputs inputs) =>
            Diversity(inputs.Generated.Images!, inputs.Generated.ImageShape!.Value, Pairs, inputs.Protocol.Seed, inputs.Cancellation);

        internal override IEnumerable<string> SizeWarnings(long real, long generated, int features) =>
            generated >= Enough ? [] : [$"The structural similarity of pairs of fewer than {Enough} images scatters widely."];

        private const int Window = 11;
        private const double Sigma = 1.5;
        private const double C1 = 0.01 * 0.01;
        private const double C2 = 0.03 * 0.03;
        private const int Chunk = 64;

        // Table 1 of the paper.
        private static readonly double[] s_weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];

        /// <summary>How many scales images of that shape have; 0 where they are smaller than the window.</summary>
        public static int Scales(ImageShape shape)
        {
            var scales = 0;
            for (var side = Math.Min(shape.Height, shape.Width); side >= Window && scales < s_weights.Length; side /= 2)
                scales++;

            return scales;
        }

        /// <summary>Mean similarity of random pairs of different images: a generator without diversity comes near 1 (Odena et al.
        /// 2017).</summary>
        /// <exception cref="InvalidOperationException">There are fewer than two images, or they are smaller than the window.</exception>
        public static MetricEstimate Diversity(FeatureMatrix images, ImageShape shape, int pairs, int seed, Cancellation cancellation = default)
        {
            if (images.Rows < 2)
                throw new InvalidOperationException($"Structural similarity needs at least 2 images, got {images.Rows}.");

            var stream = Draws.Stream(seed, DrawPurpose.StructuralPairs);
            var values = new List<double>(pairs);
            while (values.Count < pairs)
            {
                cancellation.ThrowIfRequested();
                var count = Math.Min(Chunk, pairs - values.Count);
                var firsts = new int[count];
                var seconds = new int[count];
                for (var i = 0; i < count; i++)
                {
                    firsts[i] = stream.NextIndex(images.Rows);
                    var other = stream.NextIndex(images.Rows - 1);
                    seconds[i] = other < firsts[i] ? other : other + 1;
                }

                values.AddRange(Compute(images.Select(firsts), images.Select(seconds), shape));
            }

            return MetricEstimate.OfMean([.. values]);
        }

        /// <summary>The similarity of each pair of rows.</summary>
        /// <exception cref="InvalidOperationException">The images are smaller than the window.</exception>
        public static double[] Compute(FeatureMatrix first, FeatureMatrix second, ImageShape shape)
        {
            var scales = Scales(shape);
            if (scales == 0)
                throw new InvalidOperationException($"Structural similarity needs images of at least {Window}×{Window} pixels, got {shape}.");

            using IDisposable scope = NewDisposeScope();
            // Planes are compared each on their own and averaged.
            var x = first.ToTensor().reshape(-1, 1, shape.Height, shape.Width).Plus(1).Over(2);
            var y = second.ToTensor().reshape(-1, 1, shape.Height, shape.Width).Plus(1).Over(2);
            var total = s_weights[..scales].Sum();
            var result = ones(x.shape[0], dtype: ScalarType.Float64, device: CPU);
            for (var scale = 0; scale < scales; scale++)
            {
                if (scale > 0)
                    (x, y) = (nn.functional.avg_pool2d(x, 2), nn.functional.avg_pool2d(y, 2));

                (var luminance, var contrast) = Terms(x, y);
                var term = scale == scales - 1 ? (luminance * contrast).mean([1L, 2L, 3L]) : contrast.mean([1L, 2L, 3L]);
                result = result * term.AtLeast(0).ToPower(s_weights[scale] / total);
            }

            return result.reshape(first.Rows, shape.Channels).mean([1L]).data<double>().ToArray();
        }

        private static (Tensor Luminance, Tensor Contrast) Terms(Tensor x, Tensor y)
        {
            var meanX = Blur(x);
            var meanY = Blur(y);
            var varianceX = Blur(x * x) - (meanX * meanX);
            var varianceY = Blur(y * y) - (meanY * meanY);
            var covariance = Blur(x * y) - (meanX * meanY);
            return (
                (meanX.Times(2) * meanY).Plus(C1) / (meanX * meanX).Plus(meanY * meanY).Plus(C1),
                covariance.Times(2).Plus(C2) / varianceX.Plus(varianceY).Plus(C2));
        }

        // The Gaussian window is a product of two lines, which costs 22 instead of 121 products a pixel.
        private static Tensor Blur(Tensor planes)
        {
            double[] line = [.. Enumerable.Range(0, Window).Select(i => Math.Exp(-Math.Pow(i - (Window / 2), 2) / (2 * Sigma * Sigma)))];
            var kernel = tensor(line, [Window], dtype: ScalarType.Float64, device: CPU).Over(line.Sum());
            return nn.functional.conv2d(nn.functional.conv2d(planes, kernel.reshape(1, 1, Window, 1)), kernel.reshape(1, 1, 1, Window));
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.StructuralSimilarity"/>; with its standard error.</summary>
    /// <value>From 0 to 1; 1 means all images are identical. Compare with the value of real images.</value>
    public MetricEstimate? StructuralSimilarity => Of<GanMetric.StructuralSimilarityPart>();
}
