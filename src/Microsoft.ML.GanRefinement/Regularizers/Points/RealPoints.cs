using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Points;

/// <summary>At the real samples.</summary>
internal sealed class RealPoints : IPenaltyPoints
{
    /// <inheritdoc/>
    public (Tensor Samples, Tensor? Classes) Of(DiscriminatorStep step) => (step.Real, step.RealClasses);
}
