using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>Feature matching, in G's loss: weight · ‖E f(x) − E f(G(z))‖² over the discriminator's last hidden layer f (Salimans et al.
    /// 2016, section 3.1).</summary>
    /// <param name="weight">At least 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer FeatureMatching(double weight = 1) => new FeatureMatchingPart(weight);

    internal sealed record FeatureMatchingPart : WeightedRegularizer, IGeneratorRegularizer
    {
        public FeatureMatchingPart(double weight = 1)
            : base(weight)
        {
        }

        bool IGeneratorRegularizer.ComparesWithReal => true;

        internal override RegularizerSet Build(RegularizerContext context) => new() { Generator = [this] };

        public Tensor Penalty(GeneratorStep step) => (Mean(step.RealOutput!.Features.detach()) - Mean(step.FakeOutput.Features)).Squared().sum().Times(Weight);

        private static Tensor Mean(Tensor features) => features.flatten(1).mean([0]);
    }
}
