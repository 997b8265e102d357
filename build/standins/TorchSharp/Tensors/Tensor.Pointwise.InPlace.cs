namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor abs_() => InPlace(&Native.gan_abs_, this);

        public Tensor neg_() => InPlace(&Native.gan_neg_, this);

        public Tensor exp_() => InPlace(&Native.gan_exp_, this);

        public Tensor log_() => InPlace(&Native.gan_log_, this);

        public Tensor sqrt_() => InPlace(&Native.gan_sqrt_, this);

        public Tensor rsqrt_() => InPlace(&Native.gan_rsqrt_, this);

        public Tensor reciprocal_() => InPlace(&Native.gan_reciprocal_, this);

        public Tensor tanh_() => InPlace(&Native.gan_tanh_, this);

        public Tensor sigmoid_() => InPlace(&Native.gan_sigmoid_, this);

        public Tensor sign_() => InPlace(&Native.gan_sign_, this);

        public Tensor floor_() => InPlace(&Native.gan_floor_, this);

        public Tensor ceil_() => InPlace(&Native.gan_ceil_, this);

        public Tensor zero_() => InPlace(&Native.gan_zero_, this);
    }
}
