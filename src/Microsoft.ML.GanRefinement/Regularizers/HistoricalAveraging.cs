using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>Historical averaging, in both players' losses: weight · ‖θ − θ̄‖², where θ̄ is the mean of the player's weights over its steps so far (Salimans
    /// et al. 2016, section 3.3).</summary>
    /// <param name="weight">At least 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer HistoricalAveraging(double weight = 1) => new HistoricalAveragingPart(weight);

    internal sealed record HistoricalAveragingPart : WeightedRegularizer
    {
        public HistoricalAveragingPart(double weight = 1)
            : base(weight)
        {
        }

        internal override bool FollowsEveryStep => true;

        internal override RegularizerSet Build(RegularizerContext context) => new()
        {
            Discriminator = [new HistoricalAveragingPenalty(Weight, context.Networks.Discriminator)],
            Generator = [new HistoricalAveragingPenalty(Weight, context.Networks.Generator)],
        };
    }
}
