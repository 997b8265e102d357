using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Nearest-neighbour doubling followed by a 3×3 convolution with padding 1, computed at the small size.</summary>
/// <remarks>
/// Output row 2i + a reads at most two input rows: a = 0 reads rows i − 1 and i with kernel rows k₀ and k₁ + k₂, a = 1 reads rows i and i
/// + 1 with k₀ + k₁ and
/// k₂; columns alike. So each of the four positions in a pixel is a 2×2 convolution: 16 products where the plain order of the two steps
/// takes 36.
/// </remarks>
internal sealed class UpsampledConv2d : Module<Tensor, Tensor>
{
    private const int Phases = 2;

    private readonly Conv2d conv;

    public UpsampledConv2d(long inputs, long outputs) : base(nameof(UpsampledConv2d))
    {
        conv = Conv2d(inputs, outputs, kernel_size: 3, padding: 1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var (batch, outputs, height, width) = (input.shape[0], conv.weight!.shape[0], input.shape[2], input.shape[3]);
        var kernels = Halve(Halve(conv.weight, 2), 3)
            .view(outputs, -1, Phases, 2, Phases, 2).permute(2, 4, 0, 1, 3, 5).reshape(Phases * Phases * outputs, -1, 2, 2);
        var maps = functional.conv2d(input, kernels, conv.bias!.repeat(Phases * Phases), padding: [1, 1])
            .view(batch, Phases * Phases, outputs, height + 1, width + 1);
        var shifted = Enumerable.Range(0, Phases * Phases)
            .Select(phase => maps.select(1, phase).narrow(2, phase / Phases, height).narrow(3, phase % Phases, width));
        return functional.pixel_shuffle(stack(shifted, 2).view(batch, -1, height, width), Phases);
    }

    // Along a side of three, the two rows of phase 0 and then those of phase 1.
    private static Tensor Halve(Tensor kernel, int side)
    {
        var (first, middle, last) = (kernel.narrow(side, 0, 1), kernel.narrow(side, 1, 1), kernel.narrow(side, 2, 1));
        return cat([first, middle + last, first + middle, last], side);
    }
}
