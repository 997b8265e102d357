using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device device = null,
            ScalarType? dtype = null)
            => Conv2d(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (dilation, dilation),
                padding_mode, groups, bias, device, dtype);

        public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
            (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device device = null, ScalarType? dtype = null)
        {
            var shape = new ConvolutionShape(in_channels, out_channels, Pair.Of(kernel_size), groups)
            {
                Stride = Pair.Of(stride ?? (1, 1)),
                Padding = Pair.Of(padding ?? (0, 0)),
                Dilation = Pair.Of(dilation ?? (1, 1)),
            };
            return new Conv2d(shape, bias, padding_mode, device, dtype);
        }

        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device device = null,
            ScalarType? dtype = null)
            => Conv2d(in_channels, out_channels, (kernel_size, kernel_size), padding, (stride, stride), (dilation, dilation), padding_mode,
                groups, bias, device, dtype);

        public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding,
            (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device device = null, ScalarType? dtype = null)
        {
            var shape = new ConvolutionShape(in_channels, out_channels, Pair.Of(kernel_size), groups)
            {
                Stride = Pair.Of(stride ?? (1, 1)),
                PaddingType = padding,
                Dilation = Pair.Of(dilation ?? (1, 1)),
            };
            return new Conv2d(shape, bias, padding_mode, device, dtype);
        }

        public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, long kernel_size, long stride = 1,
            long padding = 0,
            long output_padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device device = null, ScalarType? dtype = null)
            => ConvTranspose2d(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding),
                (output_padding, output_padding), (dilation, dilation), padding_mode, groups, bias, device, dtype);

        public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, (long, long) kernel_size,
            (long, long)? stride = null, (long, long)? padding = null, (long, long)? output_padding = null, (long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device device = null,
            ScalarType? dtype = null)
        {
            var shape = new ConvolutionShape(in_channels, out_channels, Pair.Of(kernel_size), groups)
            {
                Stride = Pair.Of(stride ?? (1, 1)),
                Padding = Pair.Of(padding ?? (0, 0)),
                OutputPadding = Pair.Of(output_padding ?? (0, 0)),
                Dilation = Pair.Of(dilation ?? (1, 1)),
            };
            return new ConvTranspose2d(shape, bias, padding_mode, device, dtype);
        }
    }
}
