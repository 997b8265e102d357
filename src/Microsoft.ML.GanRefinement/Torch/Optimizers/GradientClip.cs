using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch.Optimizers;

/// <summary>Shortens gradients.</summary>
internal static class GradientClip
{
    // So that the factor stays finite, as in PyTorch.
    private const double Guard = 1e-6;

    /// <summary>Scales all gradients by the same factor, so that they are at most so long together (L2); shorter ones stay as they
    /// are.</summary>
    public static void ToNorm(IEnumerable<Parameter> weights, double longest)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Tensor[] gradients = [.. weights.Select(weight => weight.grad).OfType<Tensor>()];
        if (gradients.Length == 0)
            return;
        var norm = stack(gradients.Select(gradient => gradient.norm())).norm();
        var factor = (TensorArithmetic.Filled([], longest, norm.dtype, norm.device) / norm.Plus(Guard)).AtMost(1);
        foreach (var gradient in gradients)
            gradient.mul_(factor);
    }
}
