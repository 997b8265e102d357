using Microsoft.ML.GanRefinement.Objectives;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>A penalty in the discriminator's loss alone.</summary>
internal interface IDiscriminatorRegularizer
{
    /// <summary>The weighted penalty, a scalar to minimise.</summary>
    Tensor Penalty(DiscriminatorStep step);
}
