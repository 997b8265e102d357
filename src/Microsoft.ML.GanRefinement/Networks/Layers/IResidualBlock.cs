using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>A block whose residual convolutions start with another gain than the rest.</summary>
internal interface IResidualBlock
{
    /// <summary>The convolutions that are not in the shortcut.</summary>
    IEnumerable<nn.Module> ResidualConvolutions { get; }
}
