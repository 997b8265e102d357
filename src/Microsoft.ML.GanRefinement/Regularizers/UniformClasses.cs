using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>Fast-RobGAN: weight · E KL(class probabilities of generated samples ‖ uniform) in the discriminator's loss, E (ln C −
    /// H(p)), which is at most ln C. Needs labels and networks with an auxiliary classifier.</summary>
    /// <param name="weight">At least 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer UniformClasses(double weight = 1) => new UniformClassesPart(weight);

    internal sealed record UniformClassesPart : WeightedRegularizer, IDiscriminatorRegularizer
    {
        public UniformClassesPart(double weight = 1)
            : base(weight)
        {
        }

        internal override bool NeedsClassifier => true;

        internal override RegularizerSet Build(RegularizerContext context) => new() { Discriminator = [this] };

        public Tensor Penalty(DiscriminatorStep step) => Divergence(step.FakeOutput.ClassLogits!).mean().Times(Weight);

        // KL(softmax(logits) ‖ uniform) of each row, [B, C] → [B], through log-softmax, so that it is finite for any finite logits.
        internal static Tensor Divergence(Tensor logits)
        {
            var logP = nn.functional.log_softmax(logits, 1);
            return (logP.exp() * logP).sum(1L).Plus(Math.Log(logits.shape[1]));
        }
    }
}
