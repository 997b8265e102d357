using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanRegularizer
{
    /// <summary>InfoGAN: weight · E ½ mean_k (Q_k(G(z)) − c_k)² in both players' losses, where the code c is the first values of the latent and Q a head of the
    /// discriminator. It is a lower bound of the mutual information of code and sample, up to a constant, for a normal Q(c|x) of variance 1 (Chen et al. 2016,
    /// equation 5). It needs <see cref="GanNetworkOptions.LatentCodes"/>.</summary>
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

        private Tensor Of(DiscriminatorOutput output, Tensor latents) =>
            (output.Codes! - latents.narrow(1, 0, output.Codes!.shape[1])).Squared().mean().Times(0.5 * Weight);
    }
}
