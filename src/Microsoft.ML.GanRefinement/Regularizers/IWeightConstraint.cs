using TorchSharp;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>Puts a network's weights back where they may be, after each of its steps.</summary>
internal interface IWeightConstraint
{
    /// <summary>Changes parameters in place, without a graph; buffers stay.</summary>
    void Apply(torch.nn.Module network);
}
