using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A convolution's transpose: it takes small images to large ones.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    private protected ConvolutionTranspose(string name, ConvolutionShape shape, bool bias, PaddingModes padding_mode, Device device,
        ScalarType? dtype)
        : base(name, shape, transposed: true, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>With a stride, several output sizes fit one input size; <paramref name="output_size"/> picks one.</summary>
    public abstract Tensor forward(Tensor input, long[] output_size);

    /// <summary>The output padding for an output size; without one the module's own, of which 0.107 takes the first number for all
    /// dimensions.</summary>
    protected long[] _output_padding(Tensor input, long[] output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation,
        long num_spatial_dims)
    {
        if (output_size is null)
            return [output_padding[0]];
        int spatial = (int)num_spatial_dims;
        int others = input.dim() == spatial + 2 ? 2 : 1;
        if (output_size.Length == others + spatial)
            output_size = output_size[others..];
        if (output_size.Length != spatial)
            throw new ArgumentException($"An output size has {spatial} or {others + spatial} elements here, not {output_size.Length}.",
                nameof(output_size));

        var extra = new long[spatial];
        for (int d = 0; d < spatial; d++)
        {
            long smallest = (input.size(d + others) - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel_size[d] - 1) + 1;
            extra[d] = output_size[d] - smallest;
            if (extra[d] < 0 || extra[d] >= stride[d])
            {
                string range = $"{smallest} to {smallest + stride[d] - 1}";
                throw new ArgumentException($"Dimension {d} can be {range} long here, not {output_size[d]}.", nameof(output_size));
            }
        }
        return extra;
    }
}
