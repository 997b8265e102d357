using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>WGAN-div, for <see cref="GanObjective.Wasserstein"/>: k · E ‖∇D(x̂)‖^p between real and generated samples (Wu et al. 2018, equation 8 and
    /// algorithm 1). It needs no Lipschitz bound.</summary>
    /// <param name="k">At least 0. Default 2.</param>
    /// <param name="p">From 1 to 100. Default 6.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer WassersteinDivergence(double k = 2, double p = 6) => new WassersteinDivergencePart(k, p);

    internal sealed record WassersteinDivergencePart : GanRegularizer
    {
        [JsonConstructor]
        public WassersteinDivergencePart(double k = 2, double p = 6)
        {
            OptionChecks.Between(0, double.MaxValue, k);
            OptionChecks.Between(1, 100, p);
            (K, P) = (k, p);
        }

        public double K { get; }

        public double P { get; }

        internal override bool IsAbsent => K == 0;

        internal override bool IsOnGradient => true;

        internal override RegularizerSet Build(RegularizerContext context) =>
            new() { Discriminator = [new GradientNormPenalty(K, PenaltyPoints.Interpolated(context.Seed), s => GradientShapes.Power(s, P))] };
    }
}
