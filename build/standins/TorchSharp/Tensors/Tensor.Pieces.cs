using System;

namespace TorchSharp;

public static partial class torch
{
    // Parts of a tensor along a dimension.
    public unsafe partial class Tensor
    {
        public Tensor narrow(long dim, long start, long length)
        {
            Tensor result = Wrap(Native.gan_narrow(Handle, dim, start, length));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor select(long dim, long index)
        {
            Tensor result = Wrap(Native.gan_select(Handle, dim, index));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor slice(long dim, long start, long finish, long step)
        {
            Tensor result = Wrap(Native.gan_slice(Handle, dim, start, finish, step));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor unfold(long dimension, long size, long step)
        {
            Tensor result = Wrap(Native.gan_unfold(Handle, dimension, size, step));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor[] chunk(long chunks, long dim = 0)
        {
            IntPtr* list = null;
            long count = Native.gan_chunk(Handle, chunks, dim, &list);
            GC.KeepAlive(this);
            return WrapList(list, count);
        }

        public Tensor[] split(long size, int dim = 0)
        {
            IntPtr* list = null;
            long count = Native.gan_split(Handle, size, dim, &list);
            GC.KeepAlive(this);
            return WrapList(list, count);
        }

        public Tensor[] split(params long[] sizes) => split(sizes, 0L);

        public Tensor[] split(long[] sizes, long dim = 0) => split((ReadOnlySpan<long>)sizes, dim);

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0)
        {
            IntPtr* list = null;
            fixed (long* first = sizes)
            {
                long count = Native.gan_split_sizes(Handle, first, sizes.Length, dim, &list);
                GC.KeepAlive(this);
                return WrapList(list, count);
            }
        }

        public Tensor[] unbind(long dimension = 0)
        {
            IntPtr* list = null;
            long count = Native.gan_unbind(Handle, dimension, &list);
            GC.KeepAlive(this);
            return WrapList(list, count);
        }
    }
}
