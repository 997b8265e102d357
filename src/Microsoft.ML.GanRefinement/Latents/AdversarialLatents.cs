namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>AdvLatGAN-qua (Li et al. 2022): the discriminator steps on what the generator makes of latents moved by a search, the generator
/// on the latents as drawn.</summary>
/// <param name="inner">Where latents come from.</param>
/// <param name="search">How they move.</param>
/// <param name="uses">How many of D's batches moved latents serve before others are searched for, at least 1. All batches of an iteration
/// in the official code, one in the paper's text. An iteration takes a multiple of it, so that nothing is left over at a
/// checkpoint.</param>
internal sealed class AdversarialLatents(ILatentSource inner, LatentSearch search, int uses = 1) : ILatentSource
{
    private GeneratorInput _moved;
    private int _used;

    /// <inheritdoc/>
    public GeneratorInput Draw(int count) => inner.Draw(count);

    /// <inheritdoc/>
    public GeneratorInput? ForDiscriminator(GeneratorInput drawn)
    {
        if (uses == 1)
            return drawn with { Latents = search.Move(drawn) };
        // They outlive the scope of the critic's step that they were found in. The last one to use them gets copies and frees them.
        if (_used == 0)
            _moved = new GeneratorInput(search.Move(drawn).clone().DetachFromDisposeScope(), drawn.Classes?.clone().DetachFromDisposeScope());
        _used = (_used + 1) % uses;
        if (_used != 0)
            return _moved;
        using var latents = _moved.Latents;
        using var classes = _moved.Classes;
        return new GeneratorInput(latents.clone(), classes?.clone());
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => inner.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => inner.Load(reader);
}
