using System;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor add_(Tensor target) => InPlace(&Native.gan_add_, this, target);

        public Tensor add_(Tensor target, Scalar alpha) => InPlace(&Native.gan_add_alpha_, this, target, alpha.Value);

        public Tensor add_(Scalar scalar) => InPlace(&Native.gan_add_scalar_, this, scalar.Value);

        public Tensor sub_(Tensor target) => InPlace(&Native.gan_sub_, this, target);

        public Tensor sub_(Scalar target) => InPlace(&Native.gan_sub_scalar_, this, target.Value);

        public Tensor mul_(Tensor target) => InPlace(&Native.gan_mul_, this, target);

        public Tensor mul_(Scalar target) => InPlace(&Native.gan_mul_scalar_, this, target.Value);

        public Tensor pow_(Tensor exponent) => InPlace(&Native.gan_pow_, this, exponent);

        public Tensor pow_(Scalar exponent) => InPlace(&Native.gan_pow_scalar_, this, exponent.Value);

        public Tensor fill_(Scalar value) => InPlace(&Native.gan_fill_scalar_, this, value.Value);

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
        {
            Native.Check(Native.gan_div_(Handle, target.Handle, (int)rounding_mode));
            GC.KeepAlive(target);
            return this;
        }

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            Native.Check(Native.gan_div_scalar_(Handle, target.Value, (int)rounding_mode));
            return this;
        }

        public Tensor clamp_(Scalar min = null, Scalar max = null)
        {
            Native.Check(Native.gan_clamp_(Handle, Scalar.OrNone(min), Scalar.OrNone(max)));
            return this;
        }

        public Tensor clamp_(Tensor min = null, Tensor max = null)
        {
            Native.Check(Native.gan_clamp_tensor_(Handle, HandleOrZero(min), HandleOrZero(max)));
            GC.KeepAlive(min);
            GC.KeepAlive(max);
            return this;
        }

        public Tensor round_(long decimals = 0)
        {
            Native.Check(Native.gan_round_(Handle, decimals));
            return this;
        }

        public Tensor lerp_(Tensor end, Tensor weight)
        {
            Native.Check(Native.gan_lerp_(Handle, end.Handle, weight.Handle));
            GC.KeepAlive(end);
            GC.KeepAlive(weight);
            return this;
        }

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            Native.Check(Native.gan_addcmul_(Handle, tensor1.Handle, tensor2.Handle, value.Value));
            GC.KeepAlive(tensor1);
            GC.KeepAlive(tensor2);
            return this;
        }

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            Native.Check(Native.gan_addcdiv_(Handle, tensor1.Handle, tensor2.Handle, value.Value));
            GC.KeepAlive(tensor1);
            GC.KeepAlive(tensor2);
            return this;
        }

        public Tensor copy_(Tensor source, bool nonBlocking = false)
        {
            Native.Check(Native.gan_copy_(Handle, source.Handle, nonBlocking));
            GC.KeepAlive(source);
            return this;
        }
    }
}
