using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static unsafe partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => cat(tensors.ToArray(), dim);

    public static Tensor cat(Tensor[] tensors, long dim = 0)
    {
        fixed (IntPtr* first = Tensor.Handles(tensors))
        {
            Tensor result = Tensor.Wrap(Native.gan_cat(first, tensors.Length, dim));
            GC.KeepAlive(tensors);
            return result;
        }
    }

    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors.ToArray(), dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        Tensor[] list = tensors.ToArray();
        fixed (IntPtr* first = Tensor.Handles(list))
        {
            Tensor result = Tensor.Wrap(Native.gan_stack(first, list.Length, dim));
            GC.KeepAlive(list);
            return result;
        }
    }

    public static Tensor hstack(params Tensor[] tensors)
    {
        fixed (IntPtr* first = Tensor.Handles(tensors))
        {
            Tensor result = Tensor.Wrap(Native.gan_hstack(first, tensors.Length));
            GC.KeepAlive(tensors);
            return result;
        }
    }

    public static Tensor vstack(Tensor[] tensors)
    {
        fixed (IntPtr* first = Tensor.Handles(tensors))
        {
            Tensor result = Tensor.Wrap(Native.gan_vstack(first, tensors.Length));
            GC.KeepAlive(tensors);
            return result;
        }
    }

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        Tensor[] list = tensors.ToArray();
        IntPtr* grids = null;
        fixed (IntPtr* first = Tensor.Handles(list))
        {
            long count = Native.gan_meshgrid(first, list.Length, indexing == "ij", &grids);
            GC.KeepAlive(list);
            return Tensor.WrapList(grids, count);
        }
    }

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);

    public static Tensor[] where(Tensor condition)
    {
        IntPtr* indices = null;
        long count = Native.gan_where_indices(condition.Handle, &indices);
        GC.KeepAlive(condition);
        return Tensor.WrapList(indices, count);
    }
}
