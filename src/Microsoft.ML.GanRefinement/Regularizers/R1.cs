using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>R1: γ/2 · E ‖∇D(x)‖² at real samples (Mescheder et al. 2018, equation 9).</summary>
    /// <param name="gamma">γ, at least 0. Default 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer R1(double gamma = 10) => new R1Part(gamma);

    internal sealed record R1Part : GanRegularizer
    {
        [JsonConstructor]
        public R1Part(double gamma = 10)
        {
            OptionChecks.Between(0, double.MaxValue, gamma);
            Gamma = gamma;
        }

        public double Gamma { get; }

        internal override bool IsAbsent => Gamma == 0;

        internal override bool IsOnGradient => true;

        internal override RegularizerSet Build(RegularizerContext context) =>
            new() { Discriminator = [new GradientNormPenalty(Gamma, PenaltyPoints.Real, s => s.Times(0.5))] };
    }
}
