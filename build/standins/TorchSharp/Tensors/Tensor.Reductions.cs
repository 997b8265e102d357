using System;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        // t.sum(0) takes this one, as it does in the real package: the literal zero converts to an enumeration.
        public Tensor sum(ScalarType? type = null)
        {
            Tensor result = Wrap(Native.gan_sum(Handle, TypeOrNone(type)));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null)
            => sum([dim0, dim1, dim2], keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => sum((ReadOnlySpan<long>)dim, keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null)
        {
            fixed (long* dims = dim)
            {
                Tensor result = Wrap(Native.gan_sum_dims(Handle, dims, dim.Length, keepdim, TypeOrNone(type)));
                GC.KeepAlive(this);
                return result;
            }
        }

        public Tensor mean() => Call(&Native.gan_mean, this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null)
        {
            fixed (long* dims = dimensions)
            {
                Tensor result = Wrap(Native.gan_mean_dims(Handle, dims, dimensions.Length, keepdim, TypeOrNone(type)));
                GC.KeepAlive(this);
                return result;
            }
        }

        public Tensor prod(ScalarType? type = null)
        {
            Tensor result = Wrap(Native.gan_prod(Handle, TypeOrNone(type)));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null)
        {
            Tensor result = Wrap(Native.gan_prod_dim(Handle, dim, keepdim, TypeOrNone(type)));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor norm(float p = 2)
        {
            Tensor result = Wrap(Native.gan_norm(Handle, p));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor norm(int dim, bool keepdim = false, float p = 2)
        {
            Tensor result = Wrap(Native.gan_norm_dim(Handle, p, dim, keepdim));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor all() => Call(&Native.gan_all, this);

        public Tensor all(long dim, bool keepdim = false)
        {
            Tensor result = Wrap(Native.gan_all_dim(Handle, dim, keepdim));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor any() => Call(&Native.gan_any, this);

        public Tensor any(long dim, bool keepdim = false)
        {
            Tensor result = Wrap(Native.gan_any_dim(Handle, dim, keepdim));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor cumsum(long dim, ScalarType? type = null)
        {
            Tensor result = Wrap(Native.gan_cumsum(Handle, dim, TypeOrNone(type)));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor cumprod(long dim, ScalarType? type = null)
        {
            Tensor result = Wrap(Native.gan_cumprod(Handle, dim, TypeOrNone(type)));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor logsumexp(long dim, bool keepdim = false)
        {
            Tensor result = Wrap(Native.gan_logsumexp(Handle, dim, keepdim));
            GC.KeepAlive(this);
            return result;
        }
    }
}
