namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public static Tensor operator ==(Tensor left, Tensor right) => Call(&Native.gan_eq, left, right);

        public static Tensor operator ==(Tensor left, Scalar right) => Call(&Native.gan_eq_scalar, left, right.Value);

        public static Tensor operator ==(Scalar left, Tensor right) => Call(&Native.gan_eq_scalar, right, left.Value);

        public static Tensor operator !=(Tensor left, Tensor right) => Call(&Native.gan_ne, left, right);

        public static Tensor operator !=(Tensor left, Scalar right) => Call(&Native.gan_ne_scalar, left, right.Value);

        public static Tensor operator !=(Scalar left, Tensor right) => Call(&Native.gan_ne_scalar, right, left.Value);

        public static Tensor operator <(Tensor left, Tensor right) => Call(&Native.gan_lt, left, right);

        public static Tensor operator <(Tensor left, Scalar right) => Call(&Native.gan_lt_scalar, left, right.Value);

        public static Tensor operator <(Scalar left, Tensor right) => Call(&Native.gan_gt_scalar, right, left.Value);

        public static Tensor operator <=(Tensor left, Tensor right) => Call(&Native.gan_le, left, right);

        public static Tensor operator <=(Tensor left, Scalar right) => Call(&Native.gan_le_scalar, left, right.Value);

        public static Tensor operator <=(Scalar left, Tensor right) => Call(&Native.gan_ge_scalar, right, left.Value);

        public static Tensor operator >(Tensor left, Tensor right) => Call(&Native.gan_gt, left, right);

        public static Tensor operator >(Tensor left, Scalar right) => Call(&Native.gan_gt_scalar, left, right.Value);

        public static Tensor operator >(Scalar left, Tensor right) => Call(&Native.gan_lt_scalar, right, left.Value);

        public static Tensor operator >=(Tensor left, Tensor right) => Call(&Native.gan_ge, left, right);

        public static Tensor operator >=(Tensor left, Scalar right) => Call(&Native.gan_ge_scalar, left, right.Value);

        public static Tensor operator >=(Scalar left, Tensor right) => Call(&Native.gan_le_scalar, right, left.Value);

        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        public static Tensor operator ~(Tensor left) => left.bitwise_not();
    }
}
