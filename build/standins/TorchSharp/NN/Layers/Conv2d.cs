using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Convolution over (N, C, H, W) or (C, H, W).</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(ConvolutionShape shape, bool bias, PaddingModes padding_mode, Device device, ScalarType? dtype)
        : base(nameof(Conv2d), shape, transposed: false, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        if (!ValidateShape(input, 2))
            throw new ArgumentException($"Expected 3D (unbatched) or 4D (batched) input with {in_channels} channels to Conv2d.");
        if (padding_mode != PaddingModes.Zeros)
        {
            using Tensor padded = nn.functional.pad(input, Border(), padding_mode);
            return nn.functional.conv2d(padded, OwnWeight, OwnBias, stride, [0, 0], dilation, groups);
        }
        return padding_type is { } type
            ? nn.functional.conv2d_padding(input, OwnWeight, OwnBias, stride, type, dilation, groups)
            : nn.functional.conv2d(input, OwnWeight, OwnBias, stride, padding, dilation, groups);
    }

    /// <summary>In the order of functional.pad: the last dimension first, before and after.</summary>
    private long[] Border()
    {
        if (padding is not null)
            return [padding[1], padding[1], padding[0], padding[0]];
        var border = new long[4];
        for (int d = 0; d < 2 && padding_type == Padding.Same; d++)
        {
            long total = dilation[d] * (kernel_size[d] - 1);
            border[2 * (1 - d)] = total / 2;
            border[2 * (1 - d) + 1] = total - total / 2;
        }
        return border;
    }
}
