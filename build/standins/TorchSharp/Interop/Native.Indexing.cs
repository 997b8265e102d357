using System;
using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern IntPtr gan_index(IntPtr a, IndexItem* items, int count);
    [DllImport(Library)] internal static extern bool gan_index_put_(IntPtr a, IndexItem* items, int count, IntPtr value);
    [DllImport(Library)] internal static extern bool gan_index_put_accumulate_(IntPtr a, IntPtr* indices, int count, IntPtr value);
    [DllImport(Library)] internal static extern IntPtr gan_index_select(IntPtr a, long dim, IntPtr index);
    [DllImport(Library)] internal static extern IntPtr gan_gather(IntPtr a, long dim, IntPtr index);
    [DllImport(Library)] internal static extern IntPtr gan_scatter(IntPtr a, long dim, IntPtr index, IntPtr source);
    [DllImport(Library)] internal static extern bool gan_scatter_(IntPtr a, long dim, IntPtr index, IntPtr source);
    [DllImport(Library)] internal static extern IntPtr gan_scatter_add(IntPtr a, long dim, IntPtr index, IntPtr source);
    [DllImport(Library)] internal static extern bool gan_scatter_add_(IntPtr a, long dim, IntPtr index, IntPtr source);
    [DllImport(Library)] internal static extern IntPtr gan_index_add(IntPtr a, long dim, IntPtr index, IntPtr source, ScalarValue alpha);
    [DllImport(Library)] internal static extern bool gan_index_add_(IntPtr a, long dim, IntPtr index, IntPtr source, ScalarValue alpha);
    [DllImport(Library)] internal static extern bool gan_index_copy_(IntPtr a, long dim, IntPtr index, IntPtr source);
    [DllImport(Library)] internal static extern IntPtr gan_masked_fill(IntPtr a, IntPtr mask, ScalarValue value);
    [DllImport(Library)] internal static extern bool gan_masked_fill_(IntPtr a, IntPtr mask, ScalarValue value);
    [DllImport(Library)] internal static extern IntPtr gan_masked_select(IntPtr a, IntPtr mask);
    [DllImport(Library)] internal static extern IntPtr gan_where(IntPtr condition, IntPtr a, IntPtr b);
    [DllImport(Library)] internal static extern long gan_where_indices(IntPtr condition, IntPtr** results);
    [DllImport(Library)] internal static extern IntPtr gan_nonzero(IntPtr a);
}
