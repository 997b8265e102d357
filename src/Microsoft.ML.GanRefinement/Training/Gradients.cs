using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>Derivatives by inputs.</summary>
internal static class Gradients
{
    /// <summary>∂scalar/∂input.</summary>
    /// <param name="scalar">To be differentiated.</param>
    /// <param name="input">A tensor that it depends on.</param>
    /// <param name="twice">Whether the derivative is to be differentiated again; otherwise the graph is used up.</param>
    /// <exception cref="InvalidOperationException">The scalar does not depend on the input.</exception>
    public static Tensor Of(Tensor scalar, Tensor input, bool twice = false)
    {
        // TorchSharp passes none of libtorch's errors in autograd.grad on: they end the process. What libtorch would refuse is refused here.
        var gradient = scalar.requires_grad ? autograd.grad([scalar], [input], retain_graph: twice, create_graph: twice, allow_unused: true)[0] : null;
        return gradient is null || gradient.IsInvalid
            ? throw new InvalidOperationException("A network's output does not depend on its input, so there is no direction to move the input in.")
            : gradient;
    }
}
