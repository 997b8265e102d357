using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>WGAN: the discriminator's weights are clamped to [−limit, limit] after each of its steps (Arjovsky et al. 2017, algorithm 1).</summary>
    /// <param name="limit">c, above 0. Default 0.01.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer WeightClipping(double limit = 0.01) => new WeightClippingPart(limit);

    internal sealed record WeightClippingPart : GanRegularizer, IWeightConstraint
    {
        [JsonConstructor]
        public WeightClippingPart(double limit = 0.01)
        {
            OptionChecks.Positive(limit);
            Limit = limit;
        }

        public double Limit { get; }

        internal override bool IsAbsent => false;

        internal override bool FollowsEveryStep => true;

        internal override bool KeepsLipschitz => true;

        internal override RegularizerSet Build(RegularizerContext context) => new() { Constraints = [this] };

        public void Apply(nn.Module network)
        {
            using var _ = no_grad();
            foreach (var weight in network.parameters())
                weight.Clamp(-Limit, Limit);
        }
    }
}
