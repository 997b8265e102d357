using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Encoders;

/// <summary>A discriminator of samples and their latents. Of a sample alone it takes the latent that the pair's encoder gives.</summary>
internal abstract class EncodedDiscriminator(string name) : Discriminator(name)
{
    // No component of this network: its weights are the generator's.
    private Func<Tensor, Tensor>? _encode;

    /// <summary>Units of the layers that see latents.</summary>
    protected const int Hidden = 256;

    /// <summary>Of LeakyReLU.</summary>
    protected const double Slope = 0.2;

    /// <summary>[B] scores and [B, F] features of samples and latents.</summary>
    public abstract DiscriminatorOutput Judge(Tensor samples, Tensor latents);

    /// <summary>Takes the encoder of the generator beside it.</summary>
    public void Link(EncodingGenerator generator)
    {
        var untracked = new FrozenScope(generator);
        _encode = samples => training ? Constant(generator, untracked, samples) : generator.Encode(samples);
    }

    /// <inheritdoc/>
    public sealed override DiscriminatorOutput forward(Tensor samples, Tensor? classes) =>
        Judge(samples, (_encode ?? throw new InvalidOperationException("The discriminator has no generator beside it to encode samples."))(samples));

    // In training D's steps take codes for given. A trained network's score has the whole derivative, for refinement.
    private static Tensor Constant(EncodingGenerator generator, FrozenScope untracked, Tensor samples)
    {
        using var _ = no_grad();
        return untracked.RunUntracked(() => generator.Encode(samples));
    }
}
