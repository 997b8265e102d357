using System;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor clamp(Scalar min = null, Scalar max = null)
        {
            Tensor result = Wrap(Native.gan_clamp(Handle, Scalar.OrNone(min), Scalar.OrNone(max)));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor clamp(Tensor min = null, Tensor max = null)
        {
            Tensor result = Wrap(Native.gan_clamp_tensor(Handle, HandleOrZero(min), HandleOrZero(max)));
            GC.KeepAlive(this);
            GC.KeepAlive(min);
            GC.KeepAlive(max);
            return result;
        }

        public Tensor clamp_min(Scalar min) => Call(&Native.gan_clamp_min_scalar, this, min.Value);

        public Tensor clamp_max(Scalar max) => Call(&Native.gan_clamp_max_scalar, this, max.Value);

        public Tensor round(long decimals = 0)
        {
            Tensor result = Wrap(Native.gan_round(Handle, decimals));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor lerp(Tensor end, Tensor weight)
        {
            Tensor result = Wrap(Native.gan_lerp(Handle, end.Handle, weight.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(end);
            GC.KeepAlive(weight);
            return result;
        }

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            Tensor result = Wrap(Native.gan_addcmul(Handle, tensor1.Handle, tensor2.Handle, value.Value));
            GC.KeepAlive(this);
            GC.KeepAlive(tensor1);
            GC.KeepAlive(tensor2);
            return result;
        }

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            Tensor result = Wrap(Native.gan_addcdiv(Handle, tensor1.Handle, tensor2.Handle, value.Value));
            GC.KeepAlive(this);
            GC.KeepAlive(tensor1);
            GC.KeepAlive(tensor2);
            return result;
        }

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null)
        {
            Tensor result = Wrap(Native.gan_nan_to_num(
                Handle, nan, posinf.HasValue, posinf.GetValueOrDefault(), neginf.HasValue, neginf.GetValueOrDefault()));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor softmax(long dim, ScalarType? dtype = null)
        {
            Tensor result = Wrap(Native.gan_softmax(Handle, dim, TypeOrNone(dtype)));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor log_softmax(long dim, ScalarType? dtype = null)
        {
            Tensor result = Wrap(Native.gan_log_softmax(Handle, dim, TypeOrNone(dtype)));
            GC.KeepAlive(this);
            return result;
        }
    }
}
