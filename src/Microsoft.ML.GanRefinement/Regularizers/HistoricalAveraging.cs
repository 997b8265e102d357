using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>Historical averaging, in both players' losses: weight · ‖θ − θ̄‖², θ̄ being the mean of the player's weights over its steps
    /// so far (Salimans et al. 2016, section 3.3).</summary>
    /// <param name="weight">At least 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer HistoricalAveraging(double weight = 1) => new HistoricalAveragingPart(weight);

    internal sealed record HistoricalAveragingPart : GanRegularizer
    {
        [JsonConstructor]
        public HistoricalAveragingPart(double weight = 1)
        {
            OptionChecks.Between(0, double.MaxValue, weight);
            Weight = weight;
        }

        public double Weight { get; }

        internal override bool IsAbsent => Weight == 0;

        internal override bool FollowsEveryStep => true;

        internal override RegularizerSet Build(RegularizerContext context) => new()
        {
            Discriminator = [new HistoricalAveragingPenalty(Weight, context.Networks.Discriminator)],
            Generator = [new HistoricalAveragingPenalty(Weight, context.Networks.Generator)],
        };
    }
}
