using System.Diagnostics.CodeAnalysis;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>What losses of the generator's step, and of latent refinement, may look at.</summary>
/// <param name="Latents">[B, Z].</param>
/// <param name="Classes">[B] the classes asked for, or null.</param>
/// <param name="Fake">[B, …]: generated samples, with a graph to whatever moves.</param>
/// <param name="FakeOutput">What the frozen discriminator says of them, or null where nobody reads it.</param>
internal sealed record GeneratorStep(Tensor Latents, Tensor? Classes, Tensor Fake, [AllowNull] DiscriminatorOutput FakeOutput)
{
    /// <summary>What the frozen discriminator says of <see cref="Fake"/>.</summary>
    /// <exception cref="InvalidOperationException">It was not asked.</exception>
    public DiscriminatorOutput FakeOutput
    {
        get => field ?? throw new InvalidOperationException($"GanObjective.{nameof(GanObjective.GeneratorReadsFakeOutput)} is false, and it is read.");
        init;
    } = FakeOutput;

    /// <summary>What the frozen discriminator says of a real batch, without a graph; null in refinement, and where no term of the recipe
    /// compares fakes with real samples.</summary>
    public DiscriminatorOutput? RealOutput { get; init; }

    /// <summary>[B, …]: what the discriminator sees of <see cref="Fake"/>, after all input transforms.</summary>
    public Tensor FakeInput { get => field ?? Fake; init; }

    /// <summary>[B, …]: the real batch as the discriminator saw it in its last step, after lens, attack and all other transforms; null in
    /// refinement.</summary>
    public Tensor? Real { get; init; }

    /// <summary>[B] the classes of <see cref="Real"/>, or null.</summary>
    public Tensor? RealClasses { get; init; }

    /// <summary>The network being trained; null in refinement.</summary>
    public Networks.Generator? Generator { get; init; }

    /// <summary>The frozen discriminator; null in refinement.</summary>
    public Networks.Discriminator? Discriminator { get; init; }

    /// <summary>Steps of the generator before this one.</summary>
    public long Index { get; init; }

    /// <summary>The batch's place among those whose gradients make this step, counted from 0.</summary>
    public int MicroBatchIndex { get; init; }

    /// <summary>What random numbers of this batch are addressed by.</summary>
    public long Draw => StepNoise.Address(Index, MicroBatchIndex);
}
