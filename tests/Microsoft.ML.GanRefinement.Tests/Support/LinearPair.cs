using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>G(z) = z·Aᵀ + b and D(x) = w·x, whose refinement has closed forms.</summary>
internal static class LinearPair
{
    public static TrainedPair Create(Tensor a, Tensor b, Tensor w) => new(
        new GanSpecification
        {
            Method = "linear",
            Networks = new NetworkPairSpecification { Image = new ImageShape(1, 1, (int)a.shape[0]), LatentSize = (int)a.shape[1], BaseChannels = 1 },
            Objective = GanObjective.Hinge(),
        },
        new NetworkPair(new LinearGenerator(a, b), new LinearDiscriminator(w)),
        CPU);

    private sealed class LinearGenerator(Tensor a, Tensor b) : GanRefinement.Networks.Generator(nameof(LinearGenerator))
    {
        public override Tensor forward(Tensor latents, Tensor? classes) => latents.matmul(a.t()) + b;
    }

    private sealed class LinearDiscriminator(Tensor w) : Discriminator(nameof(LinearDiscriminator))
    {
        public override DiscriminatorOutput forward(Tensor samples, Tensor? classes) => new(samples.matmul(w), null, samples);
    }
}
