using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>AdvLatGAN-qua (Li et al. 2022): the discriminator steps on what the generator makes of latents moved by a search, the generator
/// on the latents as drawn.</summary>
/// <param name="inner">Where latents come from.</param>
/// <param name="search">How they move.</param>
internal sealed class AdversarialLatents(ILatentSource inner, LatentSearch search) : ILatentSource
{
    /// <inheritdoc/>
    public GeneratorInput Draw(int count) => inner.Draw(count);

    /// <inheritdoc/>
    public GeneratorInput? ForDiscriminator(GeneratorInput drawn) => drawn with { Latents = search.Move(drawn) };

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => inner.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => inner.Load(reader);
}
