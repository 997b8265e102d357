using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What convolutions and transposed convolutions have in common.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private protected Parameter OwnWeight;
    private protected Parameter OwnBias;

    private protected Convolution(string name, ConvolutionShape shape, bool transposed, bool bias, PaddingModes padding_mode,
        Device device, ScalarType? dtype)
        : base(name)
    {
        if (transposed && padding_mode != PaddingModes.Zeros)
            throw new ArgumentException("Only PaddingModes.Zeros is supported for ConvTransposeND", nameof(padding_mode));
        if (shape.PaddingType == Padding.Same && shape.Stride.Any(step => step != 1))
            throw new ArgumentException("padding='same' is not supported for strided convolutions");
        in_channels = shape.InChannels;
        out_channels = shape.OutChannels;
        kernel_size = shape.Kernel;
        stride = shape.Stride;
        padding = shape.PaddingType is null ? shape.Padding : null;
        padding_type = shape.PaddingType;
        dilation = shape.Dilation;
        output_padding = shape.OutputPadding;
        groups = shape.Groups;
        this.transposed = transposed;
        this.padding_mode = padding_mode;

        long[] sizes = transposed
            ? [in_channels, out_channels / groups, .. kernel_size] : [out_channels, in_channels / groups, .. kernel_size];
        weight = nn.Parameter(empty(sizes, dtype: dtype, device: device));
        if (bias)
            this.bias = nn.Parameter(empty(out_channels, dtype: dtype, device: device));
        reset_parameters();
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public bool transposed { get; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] padding { get; private set; }

    public Padding? padding_type { get; private set; }

    public PaddingModes padding_mode { get; set; }

    public long[] dilation { get; set; }

    public long[] output_padding { get; set; }

    public long groups { get; set; }

    public Parameter weight
    {
        get => OwnWeight;
        set => Assign(nameof(weight), ref OwnWeight, value);
    }

    public Parameter bias
    {
        get => OwnBias;
        set => Assign(nameof(bias), ref OwnBias, value);
    }

    public void reset_parameters() => nn.init.LikeLinear(OwnWeight, OwnBias);

    protected bool ValidateShape(Tensor input, long dimensions)
    {
        long rank = input.dim();
        return rank == dimensions + 2 && input.size(1) == in_channels || rank == dimensions + 1 && input.size(0) == in_channels;
    }
}
