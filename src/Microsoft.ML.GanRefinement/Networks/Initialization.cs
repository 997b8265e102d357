using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>Draws initial weights from a random stream of our own; biases are zero, batch norms start as the identity.</summary>
internal static class Initialization
{
    /// <summary>
    /// Every convolution and linear weight ~ U(−1/√n, 1/√n), n the inputs of a unit (LeCun et al. 1998), as torch's own layers start.
    /// </summary>
    /// <remarks>
    /// DCGAN's N(0, 0.02²) fits layers of 64 and more channels only: with 16 it is a small fraction of 1/√n, the discriminator without
    /// normalisation hardly passes a signal at first, and its gradient teaches latents little afterwards.
    /// </remarks>
    public static void ScaleByFanIn(nn.Module network, torch.Generator generator)
    {
        using var _ = no_grad();
        foreach (var module in network.modules())
        {
            var (weight, bias) = module switch
            {
                Linear m => (m.weight, m.bias),
                Conv2d m => (m.weight, m.bias),
                ConvTranspose2d m => (m.weight, m.bias),
                _ => (null, null),
            };
            if (weight is not null)
            {
                var bound = 1 / Math.Sqrt(weight.numel() / weight.shape[0]);
                weight.uniform_(-bound, bound, generator);
            }
            bias?.zero_();
        }
    }
}
