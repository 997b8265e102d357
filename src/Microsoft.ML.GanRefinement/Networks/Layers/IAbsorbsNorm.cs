using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>A linear layer that can do what a batch norm in evaluation does to its output.</summary>
internal interface IAbsorbsNorm
{
    /// <summary>Changes weight and bias for good, so that the output is scale · output + shift from here on.</summary>
    /// <param name="scale">[channels] in double precision; each holds for an equal part of the outputs.</param>
    /// <param name="shift">[channels] in double precision.</param>
    void Absorb(Tensor scale, Tensor shift);
}
