using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>Draws initial weights from a random stream of our own; biases are zero, batch norms start as the identity.</summary>
/// <remarks>DCGAN's N(0, 0.02²) fits layers of 64 and more channels only: with 16 it is a small fraction of 1/√n, a discriminator without
/// normalisation hardly passes a signal at first, and its gradient teaches latents little afterwards.</remarks>
internal static class Initialization
{
    private const double NormalDeviation = 0.02;

    /// <summary>The distribution of networks whose users have no choice.</summary>
    public static void ScaleByFanIn(nn.Module network, torch.Generator generator) => Draw(network, WeightInitialization.FanIn, 1, generator);

    /// <summary>Draws every convolution, linear weight and embedding of a network, and the vectors of spectral normalisation.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kind">The distribution.</param>
    /// <param name="gain">Factor on every weight.</param>
    /// <param name="generator">The random stream.</param>
    public static void Draw(nn.Module network, WeightInitialization kind, double gain, torch.Generator generator)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var residual = network.modules().OfType<IResidualBlock>()
            .SelectMany(block => block.ResidualConvolutions).SelectMany(conv => conv.modules().Prepend(conv)).ToHashSet();
        var equalized = network.modules().OfType<EqualizedLayer>().Select(outer => outer.Layer).ToHashSet();
        foreach (var module in network.modules().Prepend(network))
        {
            // The first of each is the library's own, the others come in users' networks.
            var (weight, bias) = module switch
            {
                WeightedLayer m => (m.Weight, m.Bias),
                Linear m => (m.weight, m.bias),
                Conv2d m => (m.weight, m.bias),
                ConvTranspose2d m => (m.weight, m.bias),
                Embedding m => (m.weight, null),
                _ => (null, null),
            };
            if (module is WeightedLayer inner && equalized.Contains(inner))
                weight!.normal_(0, gain, generator);
            else if (weight is not null)
                Draw(weight, kind, gain * (kind == WeightInitialization.Xavier && residual.Contains(module) ? Math.Sqrt(2) : 1), generator);
            bias?.zero_();
            (module as SpectralNormalized)?.Restart(generator);
            (module as VirtualBatchGenerator)?.Restart(generator);
        }
        // Their lengths are those of what has been drawn by now.
        foreach (var module in network.modules().OfType<WeightNormalized>())
            module.Restart();
    }

    private static void Draw(Tensor weight, WeightInitialization kind, double gain, torch.Generator generator)
    {
        // Of a transposed convolution, inputs and outputs are the other way round.
        var inputs = weight.numel() / weight.shape[0];
        var outputs = weight.numel() / weight.shape[1];
        switch (kind)
        {
            case WeightInitialization.FanIn:
                Uniform(weight, gain / Math.Sqrt(inputs), generator);
                break;
            case WeightInitialization.Normal:
                weight.normal_(0, NormalDeviation * gain, generator);
                break;
            case WeightInitialization.Xavier:
                Uniform(weight, gain * Math.Sqrt(6.0 / (inputs + outputs)), generator);
                break;
            case WeightInitialization.Orthogonal:
                weight.copy_(Orthogonal(weight.shape[0], inputs, generator).Scale(gain).view(weight.shape));
                break;
            default:
                throw OptionChecks.OutOfRange(nameof(kind), kind, "Unknown initialization.");
        }
    }

    private static void Uniform(Tensor weight, double bound, torch.Generator generator) => weight.uniform_(-bound, bound, generator);

    // The signs of R's diagonal make the draw uniform over all orthogonal matrices (Mezzadri 2007).
    private static Tensor Orthogonal(long rows, long columns, torch.Generator generator)
    {
        var (q, r) = linalg.qr(empty([Math.Max(rows, columns), Math.Min(rows, columns)], dtype: ScalarType.Float32, device: CPU).normal_(0, 1, generator));
        var orthogonal = q * r.diagonal().sign();
        return rows < columns ? orthogonal.t() : orthogonal;
    }
}
