namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>AdvLatGAN-qua (Li et al. 2022): the discriminator steps on what the generator makes of latents moved by a search, the generator
/// on the latents as drawn.</summary>
/// <param name="inner">Where latents come from.</param>
/// <param name="search">How they move.</param>
/// <param name="uses">How many of D's steps moved latents serve before others are searched for, at least 1. All steps of an iteration
/// in the official code, one in the paper's text. An iteration takes a multiple of it, so that nothing is left over at a
/// checkpoint.</param>
/// <param name="places">Batches that a step of D is made of, at least 1: each has latents of its own.</param>
internal sealed class AdversarialLatents(ILatentSource inner, LatentSearch search, int uses = 1, int places = 1) : ILatentSource
{
    private readonly GeneratorInput[] _moved = new GeneratorInput[places];
    private int _drawn;

    /// <inheritdoc/>
    public GeneratorInput Draw(int count) => inner.Draw(count);

    /// <inheritdoc/>
    public GeneratorInput? ForDiscriminator(GeneratorInput drawn)
    {
        if (uses == 1)
            return drawn with { Latents = search.Move(drawn) };
        var (use, place) = (_drawn / places, _drawn % places);
        _drawn = (_drawn + 1) % (uses * places);
        // They outlive the scope of the critic's step that they were found in. The last one to use them gets copies and frees them.
        if (use == 0)
            _moved[place] = new GeneratorInput(search.Move(drawn).clone().DetachFromDisposeScope(), drawn.Classes?.clone().DetachFromDisposeScope());
        if (use < uses - 1)
            return _moved[place];
        using var latents = _moved[place].Latents;
        using var classes = _moved[place].Classes;
        return new GeneratorInput(latents.clone(), classes?.clone());
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => inner.Save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => inner.Load(reader);
}
