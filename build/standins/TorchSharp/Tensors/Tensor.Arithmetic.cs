using System;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor add(Tensor target) => Call(&Native.gan_add, this, target);

        public Tensor add(Tensor target, Scalar alpha) => Call(&Native.gan_add_alpha, this, target, alpha.Value);

        public Tensor add(Scalar scalar) => Call(&Native.gan_add_scalar, this, scalar.Value);

        public Tensor sub(Tensor target) => Call(&Native.gan_sub, this, target);

        public Tensor sub(Scalar target) => Call(&Native.gan_sub_scalar, this, target.Value);

        public Tensor mul(Tensor target) => Call(&Native.gan_mul, this, target);

        public Tensor mul(Scalar target) => Call(&Native.gan_mul_scalar, this, target.Value);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
        {
            Tensor result = Wrap(Native.gan_div(Handle, target.Handle, (int)rounding_mode));
            GC.KeepAlive(this);
            GC.KeepAlive(target);
            return result;
        }

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            Tensor result = Wrap(Native.gan_div_scalar(Handle, target.Value, (int)rounding_mode));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor pow(Tensor exponent) => Call(&Native.gan_pow, this, exponent);

        public Tensor pow(Scalar exponent) => Call(&Native.gan_pow_scalar, this, exponent.Value);

        public Tensor remainder(Tensor target) => Call(&Native.gan_remainder, this, target);

        public Tensor remainder(Scalar scalar) => Call(&Native.gan_remainder_scalar, this, scalar.Value);

        public Tensor fmod(Tensor target) => Call(&Native.gan_fmod, this, target);

        public Tensor fmod(Scalar scalar) => Call(&Native.gan_fmod_scalar, this, scalar.Value);

        public Tensor floor_divide(Tensor other) => Call(&Native.gan_floor_divide, this, other);

        public Tensor floor_divide(Scalar other) => Call(&Native.gan_floor_divide_scalar, this, other.Value);

        public Tensor maximum(Tensor other) => Call(&Native.gan_maximum, this, other);

        public Tensor minimum(Tensor other) => Call(&Native.gan_minimum, this, other);

        public Tensor logical_and(Tensor other) => Call(&Native.gan_logical_and, this, other);

        public Tensor logical_or(Tensor other) => Call(&Native.gan_logical_or, this, other);

        public Tensor logical_xor(Tensor other) => Call(&Native.gan_logical_xor, this, other);

        public Tensor bitwise_and(Tensor other) => Call(&Native.gan_bitwise_and, this, other);

        public Tensor bitwise_or(Tensor other) => Call(&Native.gan_bitwise_or, this, other);

        public Tensor bitwise_xor(Tensor other) => Call(&Native.gan_bitwise_xor, this, other);

        public Tensor logaddexp(Tensor other) => Call(&Native.gan_logaddexp, this, other);

        public Tensor xlogy(Tensor y) => Call(&Native.gan_xlogy, this, y);

        public Tensor atan2(Tensor other) => Call(&Native.gan_atan2, this, other);
    }
}
