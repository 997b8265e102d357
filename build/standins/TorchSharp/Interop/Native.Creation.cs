using System;
using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern IntPtr gan_empty(long* sizes, int count, TensorOptions options);
    [DllImport(Library)] internal static extern IntPtr gan_zeros(long* sizes, int count, TensorOptions options);
    [DllImport(Library)] internal static extern IntPtr gan_ones(long* sizes, int count, TensorOptions options);
    [DllImport(Library)] internal static extern IntPtr gan_full(long* sizes, int count, ScalarValue value, TensorOptions options);
    [DllImport(Library)]
    internal static extern IntPtr gan_arange(ScalarValue start, ScalarValue stop, ScalarValue step, TensorOptions options);
    [DllImport(Library)] internal static extern IntPtr gan_linspace(double start, double end, long steps, TensorOptions options);
    [DllImport(Library)] internal static extern IntPtr gan_eye(long rows, long columns, TensorOptions options);
    [DllImport(Library)] internal static extern IntPtr gan_rand(long* sizes, int count, IntPtr generator, TensorOptions options);
    [DllImport(Library)] internal static extern IntPtr gan_randn(long* sizes, int count, IntPtr generator, TensorOptions options);
    [DllImport(Library)]
    internal static extern IntPtr gan_randint(long low, long high, long* sizes, int count, IntPtr generator, TensorOptions options);
    [DllImport(Library)] internal static extern IntPtr gan_randperm(long n, IntPtr generator, TensorOptions options);
    [DllImport(Library)] internal static extern IntPtr gan_normal(IntPtr mean, IntPtr std, IntPtr generator);
    [DllImport(Library)] internal static extern IntPtr gan_bernoulli(IntPtr a, IntPtr generator);
    [DllImport(Library)] internal static extern bool gan_bernoulli_(IntPtr a, double p, IntPtr generator);
    [DllImport(Library)] internal static extern IntPtr gan_multinomial(IntPtr a, long samples, bool replacement, IntPtr generator);
    [DllImport(Library)] internal static extern bool gan_uniform_(IntPtr a, double from, double to, IntPtr generator);
    [DllImport(Library)] internal static extern bool gan_normal_(IntPtr a, double mean, double std, IntPtr generator);
    [DllImport(Library)] internal static extern bool gan_exponential_(IntPtr a, double rate, IntPtr generator);
    [DllImport(Library)]
    internal static extern IntPtr gan_from_data(void* data, int sourceDtype, long* sizes, int count, TensorOptions options);
    [DllImport(Library)] internal static extern bool gan_save(IntPtr tensor, byte* file);
    [DllImport(Library)] internal static extern IntPtr gan_load(byte* file);
}
