using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>InfoGAN: weight · E ½ mean_k (Q_k(G(z)) − c_k)² in both players' losses, where the code c is the first values of the latent and Q a head of the
    /// discriminator; and weight · E −ln Q(k|G(z)), where k is the largest of the latent's first K values. It is a lower bound of the mutual information of
    /// code and sample, up to a constant, for a normal Q(c|x) of variance 1 (Chen et al. 2016, equation 5). It needs
    /// <see cref="GanNetworkOptions.LatentCodes"/> or <see cref="GanNetworkOptions.LatentCategories"/>.</summary>
    /// <param name="weight">λ, at least 0. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanRegularizer MutualInformation(double weight = 1) => new MutualInformationPart(weight);

    internal sealed record MutualInformationPart : WeightedRegularizer, IDiscriminatorRegularizer, IGeneratorRegularizer
    {
        public MutualInformationPart(double weight = 1)
            : base(weight)
        {
        }

        internal override bool NeedsCodes => true;

        internal override RegularizerSet Build(RegularizerContext context) => new() { Discriminator = [this], Generator = [this] };

        public Tensor Penalty(DiscriminatorStep step) => Of(step.FakeOutput, step.FakeLatents!);

        public Tensor Penalty(GeneratorStep step) => Of(step.FakeOutput, step.Latents);

        private Tensor Of(DiscriminatorOutput output, Tensor latents)
        {
            var categories = output.CodeCategories?.shape[1] ?? 0;
            var continuous = output.Codes is { } codes
                ? (codes - latents.narrow(1, categories, codes.shape[1])).Squared().mean().Times(0.5 * Weight)
                : null;
            if (output.CodeCategories is not { } logits)
                return continuous!;
            var category = CategoricalGenerator.CategoryOf(latents, categories).unsqueeze(1);
            var entropy = logits.log_softmax(1).gather(1, category).mean().Times(-Weight);
            return continuous?.Plus(entropy) ?? entropy;
        }
    }
}
