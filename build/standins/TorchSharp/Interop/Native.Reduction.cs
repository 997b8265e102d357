using System;
using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern IntPtr gan_sum(IntPtr a, int dtype);
    [DllImport(Library)] internal static extern IntPtr gan_sum_dims(IntPtr a, long* dims, int count, bool keepdim, int dtype);
    [DllImport(Library)] internal static extern IntPtr gan_mean(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_mean_dims(IntPtr a, long* dims, int count, bool keepdim, int dtype);
    [DllImport(Library)] internal static extern IntPtr gan_prod(IntPtr a, int dtype);
    [DllImport(Library)] internal static extern IntPtr gan_prod_dim(IntPtr a, long dim, bool keepdim, int dtype);
    [DllImport(Library)] internal static extern IntPtr gan_std(IntPtr a, long* dims, int count, bool unbiased, bool keepdim);
    [DllImport(Library)] internal static extern IntPtr gan_var(IntPtr a, long* dims, int count, bool unbiased, bool keepdim);
    [DllImport(Library)]
    internal static extern bool gan_std_mean(IntPtr a, long* dims, int count, bool unbiased, bool keepdim, IntPtr* results);
    [DllImport(Library)]
    internal static extern bool gan_var_mean(IntPtr a, long* dims, int count, bool unbiased, bool keepdim, IntPtr* results);
    [DllImport(Library)] internal static extern IntPtr gan_norm(IntPtr a, double p);
    [DllImport(Library)] internal static extern IntPtr gan_norm_dim(IntPtr a, double p, long dim, bool keepdim);
    [DllImport(Library)] internal static extern IntPtr gan_max(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_min(IntPtr a);
    [DllImport(Library)] internal static extern bool gan_max_dim(IntPtr a, long dim, bool keepdim, IntPtr* results);
    [DllImport(Library)] internal static extern bool gan_min_dim(IntPtr a, long dim, bool keepdim, IntPtr* results);
    [DllImport(Library)] internal static extern IntPtr gan_amax(IntPtr a, long* dims, int count, bool keepdim);
    [DllImport(Library)] internal static extern IntPtr gan_amin(IntPtr a, long* dims, int count, bool keepdim);
    [DllImport(Library)] internal static extern IntPtr gan_argmax(IntPtr a, bool hasDim, long dim, bool keepdim);
    [DllImport(Library)] internal static extern IntPtr gan_argmin(IntPtr a, bool hasDim, long dim, bool keepdim);
    [DllImport(Library)] internal static extern IntPtr gan_all(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_all_dim(IntPtr a, long dim, bool keepdim);
    [DllImport(Library)] internal static extern IntPtr gan_any(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_any_dim(IntPtr a, long dim, bool keepdim);
    [DllImport(Library)] internal static extern IntPtr gan_cumsum(IntPtr a, long dim, int dtype);
    [DllImport(Library)] internal static extern IntPtr gan_cumprod(IntPtr a, long dim, int dtype);
    [DllImport(Library)] internal static extern IntPtr gan_logsumexp(IntPtr a, long dim, bool keepdim);
    [DllImport(Library)] internal static extern IntPtr gan_median(IntPtr a);
    [DllImport(Library)] internal static extern IntPtr gan_quantile(IntPtr a, IntPtr q, long dim, bool keepdim);
    [DllImport(Library)] internal static extern IntPtr gan_histc(IntPtr a, long bins, long low, long high);
    [DllImport(Library)] internal static extern IntPtr gan_bincount(IntPtr a, IntPtr weights, long minlength);
    [DllImport(Library)] internal static extern bool gan_topk(IntPtr a, long k, long dim, bool largest, bool sorted, IntPtr* results);
    [DllImport(Library)] internal static extern bool gan_kthvalue(IntPtr a, long k, long dim, bool keepdim, IntPtr* results);
    [DllImport(Library)] internal static extern bool gan_sort(IntPtr a, long dim, bool descending, bool stable, IntPtr* results);
    [DllImport(Library)] internal static extern IntPtr gan_argsort(IntPtr a, long dim, bool descending);
    [DllImport(Library)] internal static extern bool gan_unique(IntPtr a, bool sorted, bool inverse, bool counts, IntPtr* results);
}
