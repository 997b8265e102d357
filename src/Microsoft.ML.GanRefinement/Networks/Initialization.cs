using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>Draws initial weights from a random stream of our own; biases are zero, batch norms start as the identity.</summary>
internal static class Initialization
{
    private const double StandardDeviation = 0.02;

    /// <summary>Every convolution and linear weight ~ N(0, 0.02²), as in DCGAN (Radford et al. 2016, section 4).</summary>
    public static void Normal(nn.Module network, torch.Generator generator)
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
            weight?.normal_(0, StandardDeviation, generator);
            bias?.zero_();
        }
    }
}
