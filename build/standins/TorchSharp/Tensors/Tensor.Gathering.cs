using System;

namespace TorchSharp;

public static partial class torch
{
    // Reading and writing at positions that are tensors themselves.
    public unsafe partial class Tensor
    {
        public Tensor index_select(long dim, Tensor index)
        {
            Tensor result = Wrap(Native.gan_index_select(Handle, dim, index.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(index);
            return result;
        }

        public Tensor gather(long dim, Tensor index)
        {
            Tensor result = Wrap(Native.gan_gather(Handle, dim, index.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(index);
            return result;
        }

        public Tensor scatter(long dim, Tensor index, Tensor src)
        {
            Tensor result = Wrap(Native.gan_scatter(Handle, dim, index.Handle, src.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(index);
            GC.KeepAlive(src);
            return result;
        }

        public Tensor scatter_(long dim, Tensor index, Tensor src)
        {
            Native.Check(Native.gan_scatter_(Handle, dim, index.Handle, src.Handle));
            GC.KeepAlive(index);
            GC.KeepAlive(src);
            return this;
        }

        public Tensor scatter_add(long dim, Tensor index, Tensor src)
        {
            Tensor result = Wrap(Native.gan_scatter_add(Handle, dim, index.Handle, src.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(index);
            GC.KeepAlive(src);
            return result;
        }

        public Tensor scatter_add_(long dim, Tensor index, Tensor src)
        {
            Native.Check(Native.gan_scatter_add_(Handle, dim, index.Handle, src.Handle));
            GC.KeepAlive(index);
            GC.KeepAlive(src);
            return this;
        }

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            Tensor result = Wrap(Native.gan_index_add(Handle, dim, index.Handle, source.Handle, alpha.Value));
            GC.KeepAlive(this);
            GC.KeepAlive(index);
            GC.KeepAlive(source);
            return result;
        }

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            Native.Check(Native.gan_index_add_(Handle, dim, index.Handle, source.Handle, alpha.Value));
            GC.KeepAlive(index);
            GC.KeepAlive(source);
            return this;
        }

        public Tensor index_copy_(long dim, Tensor index, Tensor source)
        {
            Native.Check(Native.gan_index_copy_(Handle, dim, index.Handle, source.Handle));
            GC.KeepAlive(index);
            GC.KeepAlive(source);
            return this;
        }

        public Tensor masked_fill(Tensor mask, Scalar value) => Call(&Native.gan_masked_fill, this, mask, value.Value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => InPlace(&Native.gan_masked_fill_, this, mask, value.Value);

        public Tensor masked_select(Tensor mask) => Call(&Native.gan_masked_select, this, mask);

        public Tensor where(Tensor condition, Tensor y)
        {
            Tensor result = Wrap(Native.gan_where(condition.Handle, Handle, y.Handle));
            GC.KeepAlive(condition);
            GC.KeepAlive(this);
            GC.KeepAlive(y);
            return result;
        }

        public Tensor nonzero() => Call(&Native.gan_nonzero, this);
    }
}
