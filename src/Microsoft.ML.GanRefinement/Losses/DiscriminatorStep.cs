using System.Diagnostics.CodeAnalysis;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>What losses and penalties of the discriminator's step may look at.</summary>
/// <param name="Discriminator">The network being trained.</param>
/// <param name="Real">[B, …]: real samples as the discriminator sees them, after all input transforms.</param>
/// <param name="RealOutput">What it says of them.</param>
/// <param name="RealClasses">[B] zero-based classes, or null.</param>
/// <param name="Fake">[B, …]: generated samples, without a graph to the generator, or null where nobody looks at them.</param>
/// <param name="FakeOutput">What it says of them, or null where nobody reads it.</param>
/// <param name="FakeClasses">[B] the classes they were made for, or null.</param>
internal sealed record DiscriminatorStep(
    Discriminator Discriminator,
    Tensor Real,
    DiscriminatorOutput RealOutput,
    Tensor? RealClasses,
    [AllowNull] Tensor Fake,
    [AllowNull] DiscriminatorOutput FakeOutput,
    Tensor? FakeClasses)
{
    /// <summary>[B, …]: generated samples, without a graph to the generator.</summary>
    /// <exception cref="InvalidOperationException">None were made.</exception>
    public Tensor Fake { get => field ?? throw Unread(nameof(GanObjective.DiscriminatorReadsFakes)); init; } = Fake;

    /// <summary>What the discriminator says of <see cref="Fake"/>.</summary>
    /// <exception cref="InvalidOperationException">It was not asked.</exception>
    public DiscriminatorOutput FakeOutput { get => field ?? throw Unread(nameof(GanObjective.DiscriminatorReadsFakeOutput)); init; } = FakeOutput;

    /// <summary>[B, Z]: what <see cref="Fake"/> was made of; null outside of training.</summary>
    public Tensor? FakeLatents { get; init; }

    /// <summary>Generated samples as D sees them, by the same random numbers as <see cref="Fake"/>.</summary>
    public Func<Tensor, Tensor> Seen { get; init; } = samples => samples;

    /// <summary>Steps of the discriminator before this one: what intervals go by.</summary>
    public long Index { get; init; }

    /// <summary>From 0: what schedules go by.</summary>
    public long Iteration { get; init; }

    /// <summary>The batch's place among those whose gradients make this step, counted from 0.</summary>
    public int MicroBatchIndex { get; init; }

    /// <summary>What random numbers of this batch are addressed by.</summary>
    public long Draw => StepNoise.Address(Index, MicroBatchIndex);

    private static InvalidOperationException Unread(string property) => new($"GanObjective.{property} is false, and it is read.");
}
