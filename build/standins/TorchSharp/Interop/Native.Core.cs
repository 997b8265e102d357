using System;
using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern void gan_tensor_free(IntPtr tensor);
    [DllImport(Library)] internal static extern void gan_handles_free(IntPtr* handles);
    [DllImport(Library)] internal static extern IntPtr gan_tensor_alias(IntPtr tensor);

    // Looking a field up never blocks and never calls back, so the collector need not be told.
    [DllImport(Library), SuppressGCTransition] internal static extern long gan_dim(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long gan_numel(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern int gan_dtype(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern int gan_device_type(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern int gan_device_index(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long gan_element_size(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long gan_storage_offset(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern bool gan_is_contiguous(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern bool gan_is_leaf(IntPtr tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern void gan_sizes(IntPtr tensor, long* sizes);
    [DllImport(Library), SuppressGCTransition] internal static extern void gan_strides(IntPtr tensor, long* strides);
    [DllImport(Library)] internal static extern bool gan_is_nonzero(IntPtr tensor);
    [DllImport(Library)] internal static extern IntPtr gan_data(IntPtr tensor);

    [DllImport(Library)] internal static extern int gan_num_threads();
    [DllImport(Library)] internal static extern bool gan_set_num_threads(int count);
    [DllImport(Library)] internal static extern int gan_num_interop_threads();
    [DllImport(Library)] internal static extern bool gan_set_num_interop_threads(int count);
    [DllImport(Library)] internal static extern int gan_default_dtype();
    [DllImport(Library)] internal static extern bool gan_set_default_dtype(int dtype);
    [DllImport(Library)] internal static extern int gan_promote_types(int first, int second);
}
