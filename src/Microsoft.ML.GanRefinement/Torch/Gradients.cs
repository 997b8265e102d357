using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>Derivatives by inputs.</summary>
/// <remarks>TorchSharp passes none of libtorch's errors in <c>autograd.grad</c> on: they end the process. Those of <c>autograd.backward</c>
/// are thrown, so it is taken wherever nothing is differentiated twice; with a graph of its own it would print a warning of
/// libtorch.</remarks>
internal static class Gradients
{
    /// <summary>∂scalar/∂input.</summary>
    /// <param name="scalar">To be differentiated.</param>
    /// <param name="input">A leaf that it depends on, without a gradient.</param>
    /// <param name="twice">Whether the derivative is to be differentiated again; otherwise the graph is used up. An error of libtorch then
    /// ends the process: <see cref="Try"/> first.</param>
    /// <exception cref="InvalidOperationException">The scalar does not depend on the input.</exception>
    public static Tensor Of(Tensor scalar, Tensor input, bool twice = false) => twice ? Twice(scalar, input) : Once(scalar, input, keepGraph: false);

    /// <summary>Takes the derivative in the way that throws what libtorch refuses, and lets go of it; the graph stays. To be done once
    /// before networks that may be a user's own are differentiated twice.</summary>
    /// <inheritdoc cref="Of"/>
    public static void Try(Tensor scalar, Tensor input) => Once(scalar, input, keepGraph: true).Dispose();

    private static Tensor Once(Tensor scalar, Tensor input, bool keepGraph)
    {
        if (!scalar.requires_grad)
            throw Independent();
        autograd.backward([scalar], retain_graph: keepGraph, inputs: [input]);
        var gradient = input.grad ?? throw Independent();
        input.grad = null;
        return gradient;
    }

    private static Tensor Twice(Tensor scalar, Tensor input)
    {
        var gradient = scalar.requires_grad ? autograd.grad([scalar], [input], retain_graph: true, create_graph: true, allow_unused: true)[0] : null;
        return gradient is null || gradient.IsInvalid ? throw Independent() : gradient;
    }

    private static InvalidOperationException Independent() =>
        new("A network's output does not depend on its input, so there is no direction to move the input in.");
}
