using System;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor abs() => Call(&Native.gan_abs, this);

        public Tensor neg() => Call(&Native.gan_neg, this);

        public Tensor exp() => Call(&Native.gan_exp, this);

        public Tensor expm1() => Call(&Native.gan_expm1, this);

        public Tensor log() => Call(&Native.gan_log, this);

        public Tensor log1p() => Call(&Native.gan_log1p, this);

        public Tensor log2() => Call(&Native.gan_log2, this);

        public Tensor log10() => Call(&Native.gan_log10, this);

        public Tensor sqrt() => Call(&Native.gan_sqrt, this);

        public Tensor rsqrt() => Call(&Native.gan_rsqrt, this);

        public Tensor square() => Call(&Native.gan_square, this);

        public Tensor reciprocal() => Call(&Native.gan_reciprocal, this);

        public Tensor sin() => Call(&Native.gan_sin, this);

        public Tensor cos() => Call(&Native.gan_cos, this);

        public Tensor tan() => Call(&Native.gan_tan, this);

        public Tensor asin() => Call(&Native.gan_asin, this);

        public Tensor acos() => Call(&Native.gan_acos, this);

        public Tensor atan() => Call(&Native.gan_atan, this);

        public Tensor sinh() => Call(&Native.gan_sinh, this);

        public Tensor cosh() => Call(&Native.gan_cosh, this);

        public Tensor tanh() => Call(&Native.gan_tanh, this);

        public Tensor sigmoid() => Call(&Native.gan_sigmoid, this);

        public Tensor relu()
        {
            Tensor result = Wrap(Native.gan_relu(Handle, inPlace: false));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor erf() => Call(&Native.gan_erf, this);

        public Tensor erfinv() => Call(&Native.gan_erfinv, this);

        public Tensor lgamma() => Call(&Native.gan_lgamma, this);

        public Tensor sign() => Call(&Native.gan_sign, this);

        public Tensor floor() => Call(&Native.gan_floor, this);

        public Tensor ceil() => Call(&Native.gan_ceil, this);

        public Tensor trunc() => Call(&Native.gan_trunc, this);

        public Tensor frac() => Call(&Native.gan_frac, this);

        public Tensor isnan() => Call(&Native.gan_isnan, this);

        public Tensor isinf() => Call(&Native.gan_isinf, this);

        public Tensor isfinite() => Call(&Native.gan_isfinite, this);

        public Tensor logical_not() => Call(&Native.gan_logical_not, this);

        public Tensor bitwise_not() => Call(&Native.gan_bitwise_not, this);
    }
}
