namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class functional
        {
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[] stride = null, long[] padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
            {
                stride ??= kernel_size;
                padding ??= s_zeros;
                Tensor result;
                fixed (long* pKernel = kernel_size, pStride = stride, pPadding = padding)
                    result = Tensor.Wrap(Native.gan_avg_pool2d(input.Handle, pKernel, kernel_size.Length, pStride, stride.Length, pPadding,
                        padding.Length, ceil_mode, count_include_pad, divisor_override ?? 0));
                GC.KeepAlive(input);
                return result;
            }

            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null)
                => avg_pool2d(input, Pair.Of(kernel_size), Pair.Of(stride), Pair.Of(padding), ceil_mode, count_include_pad,
                    divisor_override);

            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[] strides = null, long[] padding = null,
                long[] dilation = null, bool ceil_mode = false)
            {
                strides ??= kernel_size;
                padding ??= s_zeros;
                dilation ??= s_ones;
                Tensor result;
                fixed (long* pKernel = kernel_size, pStride = strides, pPadding = padding, pDilation = dilation)
                    result = Tensor.Wrap(Native.gan_max_pool2d(input.Handle, pKernel, kernel_size.Length, pStride, strides.Length,
                        pPadding, padding.Length, pDilation, dilation.Length, ceil_mode));
                GC.KeepAlive(input);
                return result;
            }

            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null,
                long? dilation = null, bool ceil_mode = false)
                => max_pool2d(input, Pair.Of(kernel_size), Pair.Of(stride), Pair.Of(padding), Pair.Of(dilation), ceil_mode);

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, Pair.Of(output_size));

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size)
            {
                Tensor result;
                fixed (long* pSize = output_size)
                    result = Tensor.Wrap(Native.gan_adaptive_avg_pool2d(input.Handle, pSize, output_size.Length));
                GC.KeepAlive(input);
                return result;
            }
        }
    }
}
