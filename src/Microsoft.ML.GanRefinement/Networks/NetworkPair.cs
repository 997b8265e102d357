namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>The two players. Owns both.</summary>
/// <param name="Generator">Latent to sample.</param>
/// <param name="Discriminator">From a sample to its score.</param>
internal sealed record NetworkPair(Generator Generator, Discriminator Discriminator) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Generator.Dispose();
        Discriminator.Dispose();
    }
}
