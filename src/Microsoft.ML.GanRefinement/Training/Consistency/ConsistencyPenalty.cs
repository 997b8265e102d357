using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Consistency;

/// <summary>Balanced consistency (Zhao et al. 2021, section 3.1): λ_real·E (D(x) − D(T(x)))² + λ_fake·E (D(G(z)) − D(T(G(z))))².</summary>
/// <param name="realWeight">λ_real.</param>
/// <param name="fakeWeight">λ_fake.</param>
/// <param name="transforms">T, applied to what D sees after all input transforms.</param>
/// <param name="discriminator">Its running statistics and spectral vectors stay.</param>
internal sealed class ConsistencyPenalty(
    double realWeight, double fakeWeight, IReadOnlyList<IInputTransform> transforms, Discriminator discriminator) : IDiscriminatorRegularizer
{
    private readonly FrozenScope _untracked = new(discriminator);

    /// <inheritdoc/>
    public Tensor? Penalty(DiscriminatorStep step)
    {
        var real = realWeight == 0 ? null : Of(step, step.Real, step.RealOutput, step.RealClasses, isReal: true).Times(realWeight);
        var fake = fakeWeight == 0 ? null : Of(step, step.Fake, step.FakeOutput, step.FakeClasses, isReal: false).Times(fakeWeight);
        return real is null ? fake : fake is null ? real : real.Plus(fake);
    }

    private Tensor Of(DiscriminatorStep step, Tensor samples, DiscriminatorOutput output, Tensor? classes, bool isReal)
    {
        var changed = transforms.Aggregate(samples.detach(), (x, transform) => transform.Apply(x, isReal, step.Iteration, step.Draw));
        return (output.Logits - _untracked.RunUntracked(() => discriminator.call(changed, classes).Logits)).Squared().mean();
    }
}
