using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>Feature matching as the whole of the generator's objective: L_G = ‖E f(x) − E f(G(z))‖² over a layer f of the discriminator, and L_D that of
    /// <see cref="NonSaturating"/> (Salimans et al. 2016, section 3.1). Beside an adversarial loss it is
    /// <see cref="GanRegularizer.FeatureMatching"/>.</summary>
    /// <param name="realLabel">The label of real samples, above 0 and at most 1; below 1 it is one-sided label smoothing. Default 1.</param>
    /// <param name="layer">The layer's name in the network, such as "downs.1" for the second convolution of a <see cref="GanNetworks.Dcgan"/>; it costs a
    /// further pass of the discriminator. A name that is not there is refused at the first step, with those that are. Default null: the last hidden
    /// layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>It is a loss of whole batches: where a single sample's is asked for, in latent refinement, it is −ln σ(D(G(z))).</remarks>
    public static GanObjective FeatureMatching(double realLabel = 1, string? layer = null) => new FeatureMatchingLoss(realLabel, layer);

    internal sealed record FeatureMatchingLoss : LogLoss
    {
        [JsonConstructor]
        public FeatureMatchingLoss(double realLabel = 1, string? layer = null)
            : base(realLabel) => Layer = layer;

        public string? Layer { get; }

        // Another layer's features come of a pass of their own.
        internal override bool ComparesWithReal => Layer is null;

        // The same value for each sample: its mean over the batch is what is meant. Features of real samples have a graph to D's weights where D's steps are
        // differentiated, in unrolling and consensus; D is frozen elsewhere.
        internal override Tensor GeneratorLosses(GeneratorStep step) => Features(step) is var (real, fake)
            ? Distance(real, fake).expand(step.FakeOutput.Logits.shape)
            : (-step.FakeOutput.Logits).Softplus();

        // Null without real samples.
        private (Tensor Real, Tensor Fake)? Features(GeneratorStep step)
        {
            if (Layer is null)
                return step.RealOutput is { } output ? (output.Features, step.FakeOutput.Features) : null;
            if (step.Real is not { } real || step.Discriminator is not { } discriminator)
                return null;
            var layer = new HiddenLayer(discriminator, Layer);
            return (layer.Of(real, step.RealClasses), layer.Of(step.FakeInput, step.Classes));
        }

        /// <summary>‖E f(x) − E f(y)‖² of features [B, …].</summary>
        internal static Tensor Distance(Tensor real, Tensor fake) => (Mean(real) - Mean(fake)).Squared().sum();

        private static Tensor Mean(Tensor features) => AcrossRanks.Mean(features.flatten(1).mean([0]));
    }
}
