using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>Derivatives by inputs.</summary>
internal static class Gradients
{
    /// <summary>∂scalar/∂input; the graph is used up by it.</summary>
    /// <exception cref="InvalidOperationException">The scalar does not depend on the input.</exception>
    public static Tensor Of(Tensor scalar, Tensor input)
    {
        // TorchSharp passes none of libtorch's errors in autograd.grad on: they end the process. What libtorch would refuse is refused here.
        var gradient = scalar.requires_grad ? autograd.grad([scalar], [input], allow_unused: true)[0] : null;
        return gradient is null || gradient.IsInvalid
            ? throw new InvalidOperationException("A network's output does not depend on its input, so there is no direction to move the input in.")
            : gradient;
    }
}
