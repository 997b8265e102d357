using Microsoft.ML.GanRefinement.Networks.Encoders;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>The two players. Owns both.</summary>
/// <param name="Generator">Latent to sample.</param>
/// <param name="Discriminator">From a sample to its score.</param>
internal sealed record NetworkPair(Generator Generator, Discriminator Discriminator) : IDisposable
{
    /// <summary>From a sample to its score.</summary>
    public Discriminator Discriminator { get; } = Linked(Generator, Discriminator);

    /// <inheritdoc/>
    public void Dispose()
    {
        Generator.Dispose();
        Discriminator.Dispose();
    }

    // A discriminator of latents asks the generator's encoder for those of samples.
    private static Discriminator Linked(Generator generator, Discriminator discriminator)
    {
        if (generator is EncodingGenerator encoding && discriminator is EncodedDiscriminator encoded)
            encoded.Link(encoding);
        return discriminator;
    }
}
