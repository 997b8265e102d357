using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>Local stability, in G's loss: weight · ‖∂V/∂θ‖², where θ are the discriminator's weights and V is its loss on the generated batch and a real
    /// one (Nagarajan &amp; Kolter 2017, section 4). It costs a step of the discriminator and its second derivative.</summary>
    /// <param name="weight">η, at least 0. Default 0.1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer LocalStability(double weight = 0.1) => new LocalStabilityPart(weight);

    internal sealed record LocalStabilityPart : WeightedRegularizer
    {
        public LocalStabilityPart(double weight = 0.1)
            : base(weight)
        {
        }

        internal override RegularizerSet Build(RegularizerContext context) =>
            new() { Generator = [new LocalStabilityPenalty(Weight, context.Objective, context.Networks.Discriminator)] };
    }
}
