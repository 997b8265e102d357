using System.Globalization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The mean logarithm of the density of held-out real features, in nats, where the density is a mixture of Gaussians fitted to the generated ones
    /// (by expectation maximisation from k-means; Dempster et al. 1977).</summary>
    /// <param name="components">Gaussians, each with a covariance of its own, at least 1; at most as many as generated rows are taken. Default 10.</param>
    /// <param name="dimensions">Where there are more features, coordinates along so many first principal components of the real ones take their place, at least
    /// 1: a covariance of d features has d²/2 numbers of its own. Default 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>Unlike <see cref="ParzenLogLikelihood"/> it has few parameters, so that it also serves with some dozens of features; it sees no detail finer
    /// than its components. Values of other dimensions cannot be compared.</remarks>
    public static GanMetric GaussianMixtureLogLikelihood(int components = 10, int dimensions = 64) =>
        new GaussianMixtureLogLikelihoodPart(components, dimensions);

    internal sealed record GaussianMixtureLogLikelihoodPart : GanMetric
    {
        // Rows that a covariance should have for each of its columns.
        private const int ForEachFeature = 10;

        public GaussianMixtureLogLikelihoodPart(int components = 10, int dimensions = 64)
            : base("Gaussian mixture log-likelihood", MetricDirection.HigherIsBetter)
        {
            OptionChecks.AtLeast(1, components);
            OptionChecks.AtLeast(1, dimensions);
            (Components, Dimensions) = (components, dimensions);
        }

        public int Components { get; }

        public int Dimensions { get; }

        internal override string Settings(MetricInputs inputs) => string.Create(CultureInfo.InvariantCulture, $"{Components} components")
            + (inputs.X.Columns > Dimensions ? string.Create(CultureInfo.InvariantCulture, $", {Dimensions} dimensions") : "");

        internal override MetricEstimate Compute(MetricInputs inputs)
        {
            if (inputs.X.Rows == 0 || inputs.Y.Rows < 2)
                throw new InvalidOperationException("A Gaussian mixture log-likelihood needs at least 1 real and 2 generated rows.");
            FeatureMatrix.RequireSameColumns(inputs.X, inputs.Y);
            var (real, generated) = PrincipalSpace.Of(inputs.X, inputs.Y, Dimensions, inputs.Cancellation);
            using MixtureFit fit = new(generated, Components, inputs.Protocol.Seed, inputs.Cancellation);
            return MetricEstimate.OfMean(fit.LogDensities(real, inputs.Cancellation));
        }

        internal override IEnumerable<string> SizeWarnings(long real, long generated, int features)
        {
            features = Math.Min(features, Dimensions);
            var enough = (long)ForEachFeature * features * Components;
            if (generated < enough)
                yield return $"A mixture of {Components} Gaussians of {features} dimensions is fitted to fewer than {enough} images: it is too narrow.";
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.GaussianMixtureLogLikelihood"/>; with its standard error.</summary>
    /// <value>In nats; higher is better.</value>
    public MetricEstimate? GaussianMixtureLogLikelihood => Of<GanMetric.GaussianMixtureLogLikelihoodPart>();
}
