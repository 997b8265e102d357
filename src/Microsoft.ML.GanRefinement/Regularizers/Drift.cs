using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>weight · E D(x)² at real samples: keeps a Wasserstein critic's values near 0 (Karras et al. 2018, appendix A.1).</summary>
    /// <param name="weight">ε_drift, at least 0. Default 0.001.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer Drift(double weight = 0.001) => new DriftPart(weight);

    internal sealed record DriftPart : WeightedRegularizer, IDiscriminatorRegularizer
    {
        public DriftPart(double weight = 0.001)
            : base(weight)
        {
        }

        internal override RegularizerSet Build(RegularizerContext context) => new() { Discriminator = [this] };

        public Tensor Penalty(DiscriminatorStep step) => step.RealOutput.Logits.Squared().mean().Times(Weight);
    }
}
