namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class functional
        {
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null, long[] padding = null,
                long[] dilation = null, long groups = 1)
            {
                strides ??= s_ones;
                padding ??= s_zeros;
                dilation ??= s_ones;
                Tensor result;
                fixed (long* pStride = strides, pPadding = padding, pDilation = dilation)
                    result = Tensor.Wrap(Native.gan_conv2d(input.Handle, weight.Handle, Tensor.HandleOrZero(bias), pStride, strides.Length,
                        pPadding, padding.Length, pDilation, dilation.Length, groups));
                GC.KeepAlive(input);
                GC.KeepAlive(weight);
                GC.KeepAlive(bias);
                return result;
            }

            /// <summary>Padding by rule instead of by number.</summary>
            internal static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor bias, long[] strides, Padding padding,
                long[] dilation, long groups)
            {
                if (padding == Padding.Valid)
                    return conv2d(input, weight, bias, strides, s_zeros, dilation, groups);
                Tensor result;
                fixed (long* pStride = strides, pDilation = dilation)
                    result = Tensor.Wrap(Native.gan_conv2d_same(input.Handle, weight.Handle, Tensor.HandleOrZero(bias), pStride,
                        strides.Length, pDilation, dilation.Length, groups));
                GC.KeepAlive(input);
                GC.KeepAlive(weight);
                GC.KeepAlive(bias);
                return result;
            }

            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null,
                long[] padding = null, long[] output_padding = null, long[] dilation = null, long groups = 1)
            {
                strides ??= s_ones;
                padding ??= s_zeros;
                dilation ??= s_ones;
                output_padding ??= s_zeros;
                Tensor result;
                fixed (long* pStride = strides, pPadding = padding, pOutput = output_padding, pDilation = dilation)
                    result = Tensor.Wrap(Native.gan_conv_transpose2d(input.Handle, weight.Handle, Tensor.HandleOrZero(bias), pStride,
                        strides.Length, pPadding, padding.Length, pOutput, output_padding.Length, pDilation, dilation.Length, groups));
                GC.KeepAlive(input);
                GC.KeepAlive(weight);
                GC.KeepAlive(bias);
                return result;
            }
        }
    }
}
