using System;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        public static Tensor operator /(Scalar left, Tensor right) => Over(left.Value, right);

        public static Tensor operator /(Tensor left, int right) => Divide(left, Scalar.Of((long)right));

        public static Tensor operator /(int left, Tensor right) => Over(Scalar.Of((long)left), right);

        public static Tensor operator /(Tensor left, long right) => Divide(left, Scalar.Of(right));

        public static Tensor operator /(long left, Tensor right) => Over(Scalar.Of(left), right);

        public static Tensor operator /(Tensor left, float right) => Divide(left, Scalar.Of((double)right));

        public static Tensor operator /(float left, Tensor right) => Over(Scalar.Of((double)left), right);

        public static Tensor operator /(Tensor left, double right) => Divide(left, Scalar.Of(right));

        public static Tensor operator /(double left, Tensor right) => Over(Scalar.Of(left), right);

        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        public static Tensor operator %(Tensor left, int right) => Call(&Native.gan_remainder_scalar, left, Scalar.Of((long)right));

        public static Tensor operator %(Tensor left, long right) => Call(&Native.gan_remainder_scalar, left, Scalar.Of(right));

        public static Tensor operator %(Tensor left, float right) => Call(&Native.gan_remainder_scalar, left, Scalar.Of((double)right));

        public static Tensor operator %(Tensor left, double right) => Call(&Native.gan_remainder_scalar, left, Scalar.Of(right));

        private static Tensor Divide(Tensor left, ScalarValue right)
        {
            Tensor result = Wrap(Native.gan_div_scalar(left.Handle, right, (int)RoundingMode.None));
            GC.KeepAlive(left);
            return result;
        }

        // As in Python: the reciprocal makes floats of integers.
        private static Tensor Over(ScalarValue left, Tensor right)
        {
            using Tensor reciprocal = right.reciprocal();
            return Call(&Native.gan_mul_scalar, reciprocal, left);
        }
    }
}
