using System;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor eq(Tensor target) => Call(&Native.gan_eq, this, target);

        public Tensor eq(Scalar target) => Call(&Native.gan_eq_scalar, this, target.Value);

        public Tensor ne(Tensor target) => Call(&Native.gan_ne, this, target);

        public Tensor ne(Scalar target) => Call(&Native.gan_ne_scalar, this, target.Value);

        public Tensor lt(Tensor target) => Call(&Native.gan_lt, this, target);

        public Tensor lt(Scalar target) => Call(&Native.gan_lt_scalar, this, target.Value);

        public Tensor le(Tensor target) => Call(&Native.gan_le, this, target);

        public Tensor le(Scalar target) => Call(&Native.gan_le_scalar, this, target.Value);

        public Tensor gt(Tensor target) => Call(&Native.gan_gt, this, target);

        public Tensor gt(Scalar target) => Call(&Native.gan_gt_scalar, this, target.Value);

        public Tensor ge(Tensor target) => Call(&Native.gan_ge, this, target);

        public Tensor ge(Scalar target) => Call(&Native.gan_ge_scalar, this, target.Value);

        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false)
        {
            Tensor result = Wrap(Native.gan_isclose(Handle, other.Handle, rtol, atol, nanEqual));
            GC.KeepAlive(this);
            GC.KeepAlive(other);
            return result;
        }

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            bool close = Native.gan_allclose(Handle, target.Handle, rtol, atol, equal_nan);
            Native.Check(close);
            GC.KeepAlive(this);
            GC.KeepAlive(target);
            return close;
        }

        /// <summary>Whether size and all values are the same.</summary>
        public bool Equals(Tensor target)
        {
            if (target is null)
                return false;
            bool equal = Native.gan_equal(Handle, target.Handle);
            Native.Check(equal);
            GC.KeepAlive(this);
            GC.KeepAlive(target);
            return equal;
        }

        public override bool Equals(object obj) => obj is Tensor tensor && Equals(tensor);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
