namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class functional
        {
            /// <summary>pad: before and after, the last dimension first.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                Tensor result;
                fixed (long* pPad = pad)
                    result = Tensor.Wrap(Native.gan_pad(input.Handle, pPad, pad.Length, (int)mode, value));
                GC.KeepAlive(input);
                return result;
            }

            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, [pad, pad], mode, value);

            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant,
                double value = 0)
                => functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            public static Tensor pixel_shuffle(Tensor input, long upscale_factor)
            {
                Tensor result = Tensor.Wrap(Native.gan_pixel_shuffle(input.Handle, upscale_factor));
                GC.KeepAlive(input);
                return result;
            }

            public static Tensor interpolate(Tensor x, long[] size = null, double[] scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false,
                bool antialias = false)
            {
                int corners = align_corners is { } aligned ? aligned ? 1 : 2 : 0;
                Tensor result;
                fixed (long* pSize = size)
                fixed (double* pScale = scale_factor)
                    result = Tensor.Wrap(Native.gan_interpolate(x.Handle, pSize, Count(size), pScale, scale_factor?.Length ?? 0, (int)mode,
                        corners, recompute_scale_factor, antialias));
                GC.KeepAlive(x);
                return result;
            }
        }
    }
}
