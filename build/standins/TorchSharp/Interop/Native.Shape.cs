using System;
using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern IntPtr gan_view(IntPtr a, long* sizes, int count);
    [DllImport(Library)] internal static extern IntPtr gan_reshape(IntPtr a, long* sizes, int count);
    [DllImport(Library)] internal static extern IntPtr gan_permute(IntPtr a, long* dims, int count);
    [DllImport(Library)] internal static extern IntPtr gan_expand(IntPtr a, long* sizes, int count, bool isImplicit);
    [DllImport(Library)] internal static extern IntPtr gan_repeat(IntPtr a, long* sizes, int count);
    [DllImport(Library)] internal static extern IntPtr gan_tile(IntPtr a, long* sizes, int count);
    [DllImport(Library)] internal static extern IntPtr gan_flip(IntPtr a, long* dims, int count);
    [DllImport(Library)] internal static extern IntPtr gan_roll(IntPtr a, long* shifts, int shiftCount, long* dims, int dimCount);
    [DllImport(Library)] internal static extern IntPtr gan_unflatten(IntPtr a, long dim, long* sizes, int count);
    [DllImport(Library)] internal static extern IntPtr gan_transpose(IntPtr a, long first, long second);
    [DllImport(Library)] internal static extern IntPtr gan_t(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_flatten(IntPtr a, long first, long last);
    [DllImport(Library)] internal static extern IntPtr gan_squeeze(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_squeeze_dim(IntPtr a, long dim);
    [DllImport(Library)] internal static extern IntPtr gan_unsqueeze(IntPtr a, long dim);
    [DllImport(Library)] internal static extern IntPtr gan_repeat_interleave(IntPtr a, long repeats, bool hasDim, long dim);
    [DllImport(Library)] internal static extern IntPtr gan_narrow(IntPtr a, long dim, long start, long length);
    [DllImport(Library)] internal static extern IntPtr gan_select(IntPtr a, long dim, long index);
    [DllImport(Library)] internal static extern IntPtr gan_slice(IntPtr a, long dim, long start, long finish, long step);
    [DllImport(Library)] internal static extern IntPtr gan_unfold(IntPtr a, long dim, long size, long step);
    [DllImport(Library)] internal static extern IntPtr gan_contiguous(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_clone(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_tril(IntPtr a, long diagonal);
    [DllImport(Library)] internal static extern IntPtr gan_triu(IntPtr a, long diagonal);
    [DllImport(Library)] internal static extern IntPtr gan_diag(IntPtr a, long diagonal);
    [DllImport(Library)] internal static extern IntPtr gan_diagonal(IntPtr a, long offset, long first, long second);
    [DllImport(Library)] internal static extern long gan_chunk(IntPtr a, long chunks, long dim, IntPtr** results);
    [DllImport(Library)] internal static extern long gan_split(IntPtr a, long size, long dim, IntPtr** results);
    [DllImport(Library)] internal static extern long gan_split_sizes(IntPtr a, long* sizes, int count, long dim, IntPtr** results);
    [DllImport(Library)] internal static extern long gan_unbind(IntPtr a, long dim, IntPtr** results);
    [DllImport(Library)] internal static extern IntPtr gan_cat(IntPtr* tensors, int count, long dim);
    [DllImport(Library)] internal static extern IntPtr gan_stack(IntPtr* tensors, int count, long dim);
    [DllImport(Library)] internal static extern IntPtr gan_hstack(IntPtr* tensors, int count);
    [DllImport(Library)] internal static extern IntPtr gan_vstack(IntPtr* tensors, int count);
    [DllImport(Library)] internal static extern long gan_meshgrid(IntPtr* tensors, int count, bool matrixIndexing, IntPtr** results);
    [DllImport(Library)]
    internal static extern IntPtr gan_to(IntPtr a, int dtype, int deviceType, int deviceIndex, bool nonBlocking, bool copy);
}
