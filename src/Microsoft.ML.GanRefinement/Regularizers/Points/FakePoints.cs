using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Points;

/// <summary>At the generated samples.</summary>
internal sealed class FakePoints : IPenaltyPoints
{
    /// <inheritdoc/>
    public (Tensor Samples, Tensor? Classes) Of(DiscriminatorStep step) => (step.Fake, step.FakeClasses);
}
