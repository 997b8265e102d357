namespace Microsoft.ML.GanRefinement.Training.Monitoring;

/// <summary>Looks at the reported iterations for the signs of a training run that fails, and names the likely cause once for each time it
/// begins.</summary>
internal sealed class CollapseMonitor
{
    private readonly PersistentSign[] _signs =
    [
        new(LooksAlike, 3, f => $"mode collapse: generated samples differ from each other by {f.Diversity:P1} of what real ones do. "
            + "Likely cause: the generator has found a few samples that fool the discriminator. Lower its learning rate, give the discriminator more steps, "
            + "or add diversity (mode seeking, minibatch discrimination, gradient penalty)."),
        new(new SaturatedDiscriminator().IsSeen, 5,
            f => $"saturated discriminator: it tells every real sample from every generated one, and the generator's gradient has faded to "
            + $"{f.Generator.GradientNorm:G3}. Likely cause: the discriminator learns too fast. Lower its learning rate, or add a gradient penalty, "
            + "instance noise or label smoothing."),
        new(new ExplodingGradient(f => f.Discriminator.GradientNorm).IsSeen, 2,
            f => $"exploding gradient of the discriminator: its norm is {f.Discriminator.GradientNorm:G3}. "
            + "Likely cause: a learning rate that is too high, or no bound on the discriminator. Lower it, clip gradients, "
            + "or add spectral normalisation or a gradient penalty."),
        new(new ExplodingGradient(f => f.Generator.GradientNorm).IsSeen, 2,
            f => $"exploding gradient of the generator: its norm is {f.Generator.GradientNorm:G3}. "
            + "Likely cause: an unbounded discriminator, or a learning rate that is too high. Lower it, clip gradients, or bound the discriminator."),
    ];

    /// <summary>Looks at one reported iteration.</summary>
    /// <returns>A sentence for each sign that begins with it.</returns>
    public IEnumerable<string> Observe(IterationStats stats) =>
        _signs.Select(sign => sign.Observe(stats)).OfType<string>().ToList();

    // A tenth is far below what the least varied of Fashion-MNIST's classes has of the whole.
    private static bool LooksAlike(IterationStats stats) => stats.Diversity < 0.1f;
}
