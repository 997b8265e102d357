using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>A penalty in the discriminator's loss alone.</summary>
/// <remarks>One with state is an <see cref="Common.ICheckpointed"/> too, and one that owns tensors an <see cref="IDisposable"/>: the recipe
/// and the loop look for both.</remarks>
internal interface IDiscriminatorRegularizer
{
    /// <summary>The weighted penalty, a scalar to minimise; null where this step has none.</summary>
    Tensor? Penalty(DiscriminatorStep step);
}
