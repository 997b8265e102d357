using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Points;

/// <summary>Where a gradient penalty looks at the discriminator's gradient.</summary>
internal interface IPenaltyPoints
{
    /// <summary>Samples [B, …], and their classes [B] or null.</summary>
    (Tensor Samples, Tensor? Classes) Of(DiscriminatorStep step);
}
