using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>R2: γ/2 · E ‖∇D(G(z))‖² at generated samples (Mescheder et al. 2018, equation 10).</summary>
    /// <inheritdoc cref="R1"/>
    public static GanRegularizer R2(double gamma = 10) => new R2Part(gamma);

    internal sealed record R2Part : GanRegularizer
    {
        [JsonConstructor]
        public R2Part(double gamma = 10)
        {
            OptionChecks.Between(0, double.MaxValue, gamma);
            Gamma = gamma;
        }

        public double Gamma { get; }

        internal override bool IsAbsent => Gamma == 0;

        internal override bool IsOnGradient => true;

        internal override RegularizerSet Build(RegularizerContext context) =>
            new() { Discriminator = [new GradientNormPenalty(Gamma, PenaltyPoints.Fake, s => s.Times(0.5))] };
    }
}
