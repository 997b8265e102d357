using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Consistency;

/// <summary>Latent consistency (Zhao et al. 2021, section 3.2), Δz ~ N(0, σ²·I): λ_dis·E (D(G(z)) − D(G(z + Δz)))² in D's loss, and
/// −λ_gen·E mean (G(z) − G(z + Δz))² in G's.</summary>
/// <param name="discriminatorWeight">λ_dis.</param>
/// <param name="generatorWeight">λ_gen.</param>
/// <param name="deviation">σ.</param>
/// <param name="networks">The other player's running statistics stay, and those of a second pass of one's own.</param>
/// <param name="seed">Decides Δz.</param>
/// <param name="prior">Of the latents: where it is uniform, z + Δz stays in its cube.</param>
internal sealed class LatentConsistencyPenalty(
    double discriminatorWeight, double generatorWeight, double deviation, NetworkPair networks, int seed, LatentDistribution prior = LatentDistribution.Normal)
    : IDiscriminatorRegularizer, IGeneratorRegularizer
{
    private readonly FrozenScope _generator = new(networks.Generator);
    private readonly FrozenScope _discriminator = new(networks.Discriminator);
    private readonly StepNoise _ofDiscriminator = new(seed, 0x7A4352446973);
    private readonly LatentBall _support = new(double.PositiveInfinity, LatentNorm.LInfinity, prior);
    private readonly StepNoise _ofGenerator = new(seed, 0x7A435247656E);

    /// <inheritdoc/>
    public Tensor? Penalty(DiscriminatorStep step)
    {
        if (discriminatorWeight == 0)
            return null;
        var latents = Moved(step.FakeLatents!, _ofDiscriminator, step.Draw);
        var near = _generator.Run(() => networks.Generator.call(latents, step.FakeClasses).detach());
        var output = _discriminator.RunUntracked(() => networks.Discriminator.call(step.Seen(near), step.FakeClasses));
        return (step.FakeOutput.Logits - output.Logits).Squared().mean().Times(discriminatorWeight);
    }

    /// <inheritdoc/>
    public Tensor? Penalty(GeneratorStep step)
    {
        if (generatorWeight == 0)
            return null;
        var latents = Moved(step.Latents, _ofGenerator, step.Draw);
        var near = _generator.RunUntracked(() => networks.Generator.call(latents, step.Classes));
        return (step.Fake - near).Squared().mean().Times(-generatorWeight);
    }

    private Tensor Moved(Tensor latents, StepNoise noise, long draw) => _support.Project(latents.Plus(noise.Normal(latents, draw), deviation), latents);
}
