namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public static Tensor operator -(Tensor tensor) => tensor.neg();

        public static Tensor operator -(Tensor left, Tensor right) => Call(&Native.gan_sub, left, right);

        public static Tensor operator -(Tensor left, Scalar right) => Call(&Native.gan_sub_scalar, left, right.Value);

        public static Tensor operator -(Scalar left, Tensor right) => Call(&Native.gan_rsub_scalar, right, left.Value);

        public static Tensor operator -(Tensor left, int right) => Call(&Native.gan_sub_scalar, left, Scalar.Of((long)right));

        public static Tensor operator -(int left, Tensor right) => Call(&Native.gan_rsub_scalar, right, Scalar.Of((long)left));

        public static Tensor operator -(Tensor left, long right) => Call(&Native.gan_sub_scalar, left, Scalar.Of(right));

        public static Tensor operator -(long left, Tensor right) => Call(&Native.gan_rsub_scalar, right, Scalar.Of(left));

        public static Tensor operator -(Tensor left, float right) => Call(&Native.gan_sub_scalar, left, Scalar.Of((double)right));

        public static Tensor operator -(float left, Tensor right) => Call(&Native.gan_rsub_scalar, right, Scalar.Of((double)left));

        public static Tensor operator -(Tensor left, double right) => Call(&Native.gan_sub_scalar, left, Scalar.Of(right));

        public static Tensor operator -(double left, Tensor right) => Call(&Native.gan_rsub_scalar, right, Scalar.Of(left));
    }
}
