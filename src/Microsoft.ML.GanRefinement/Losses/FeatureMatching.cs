using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>Feature matching as the whole of the generator's objective: L_G = ‖E f(x) − E f(G(z))‖² over the discriminator's last hidden layer f, and L_D
    /// that of <see cref="NonSaturating"/> (Salimans et al. 2016, section 3.1). For another layer, or beside an adversarial loss, see
    /// <see cref="GanRegularizer.FeatureMatching"/>.</summary>
    /// <param name="realLabel">The label of real samples, above 0 and at most 1; below 1 it is one-sided label smoothing. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>It is a loss of whole batches: where a single sample's is asked for, in latent refinement, it is −ln σ(D(G(z))).</remarks>
    public static GanObjective FeatureMatching(double realLabel = 1) => new FeatureMatchingLoss(realLabel);

    internal sealed record FeatureMatchingLoss : LogLoss
    {
        public FeatureMatchingLoss(double realLabel = 1)
            : base(realLabel)
        {
        }

        internal override bool ComparesWithReal => true;

        // The same value for each sample: its mean over the batch is what is meant.
        internal override Tensor GeneratorLosses(GeneratorStep step) => step.RealOutput is null
            ? (-step.FakeOutput.Logits).Softplus()
            : Distance(step.RealOutput.Features.detach(), step.FakeOutput.Features).expand(step.FakeOutput.Logits.shape);

        /// <summary>‖E f(x) − E f(y)‖² of features [B, …].</summary>
        internal static Tensor Distance(Tensor real, Tensor fake) => (Mean(real) - Mean(fake)).Squared().sum();

        private static Tensor Mean(Tensor features) => AcrossRanks.Mean(features.flatten(1).mean([0]));
    }
}
