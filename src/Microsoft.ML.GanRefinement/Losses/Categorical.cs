using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>CatGAN: the discriminator sorts samples into K categories that nobody named. With p = p(y|x) and the entropy H, it is sure of real samples,
    /// uses all categories equally and is unsure of generated ones, L_D = E H(p(x)) − H(E p(x)) − E H(p(G(z))); the generator makes samples of all
    /// categories that D is sure of, L_G = E H(p(G(z))) − H(E p(G(z))) (Springenberg 2016, equations 7 to 9). It needs
    /// <see cref="GanNetworkOptions.Categories"/>; the score is −H.</summary>
    public static GanObjective Categorical() => new CategoricalLoss();

    internal sealed record CategoricalLoss : SeparableObjective
    {
        internal override bool IsOfCategories => true;

        internal override Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) =>
            Entropy(output.Categories!).mean() - EntropyOfMean(output.Categories!);

        internal override Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => -Entropy(output.Categories!).mean();

        // That of a sample alone, in refinement, has no mean over a batch.
        internal override Tensor GeneratorLosses(GeneratorStep step)
        {
            var categories = step.FakeOutput.Categories!;
            return step.Generator is null ? Entropy(categories) : Entropy(categories) - EntropyOfMean(categories);
        }

        /// <summary>H(p) of each row of logits [B, K], in nats.</summary>
        internal static Tensor Entropy(Tensor logits)
        {
            var logs = logits.log_softmax(1);
            return -(logs.exp() * logs).sum(1L);
        }

        // Of p ln p as p goes to 0.
        private static Tensor EntropyOfMean(Tensor logits)
        {
            var mean = AcrossRanks.Mean(logits.softmax(1).mean([0L]));
            return -(mean * mean.AtLeast(1e-30).log()).sum();
        }
    }
}
