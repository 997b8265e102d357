using Microsoft.ML.GanRefinement.Networks.Encoders;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>An objective of networks with an encoder. Where a single sample's loss is asked for, in latent refinement, it is −ln σ(D(G(z))).</summary>
internal abstract record EncoderObjective : GanObjective
{
    /// <inheritdoc/>
    internal abstract override GanEncoder Encoder { get; }

    internal sealed override bool GeneratorReadsFakeOutput => false;

    /// <inheritdoc/>
    internal sealed override Tensor GeneratorLosses(GeneratorStep step) => step is { Generator: EncodingGenerator generator, Real: { } real }
        ? TrainingLosses(step, generator, real)
        : (-step.FakeOutput.Logits).Softplus();

    /// <summary>L_G of a training step, [B].</summary>
    protected abstract Tensor TrainingLosses(GeneratorStep step, EncodingGenerator generator, Tensor real);

    /// <summary>(x − y)² of samples [B, …], its mean over a sample's values, [B].</summary>
    protected static Tensor Distances(Tensor x, Tensor y) => (x - y).flatten(1).Squared().mean([1L]);
}
