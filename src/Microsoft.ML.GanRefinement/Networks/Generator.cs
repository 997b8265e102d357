using Microsoft.ML.GanRefinement.Onnx;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>A network that maps latents [B, Z], and classes [B] where it is conditional, to samples in [−1,1]. Those of the library also take weights of
/// the classes, [B, classes].</summary>
internal abstract class Generator(string name) : nn.Module<Tensor, Tensor?, Tensor>(name), IOnnxModule
{
    /// <summary>Adds to a graph what <see cref="nn.Module{T1, T2, TResult}.forward"/> computes in eval mode.</summary>
    /// <exception cref="NotSupportedException">It cannot say so, as a user's module cannot.</exception>
    public virtual OnnxValue Write(OnnxGraph graph, OnnxValue input, OnnxValue? classes) => throw OnnxGraph.NotExportable(this);

    /// <summary>Values of an intermediate latent, where the generator has two parts.</summary>
    public virtual int? IntermediateSize => null;

    /// <summary>Intermediate latents [B, <see cref="IntermediateSize"/>] of latents.</summary>
    public virtual Tensor Map(Tensor latents, Tensor? classes) => throw new NotSupportedException();

    /// <summary>Samples of intermediate latents.</summary>
    public virtual Tensor Synthesize(Tensor intermediate, Tensor? classes) => throw new NotSupportedException();
}
