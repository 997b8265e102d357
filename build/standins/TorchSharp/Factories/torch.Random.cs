using System;
using System.Linq;

namespace TorchSharp;

public static unsafe partial class torch
{
    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null)
        => randint(0, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int high, int[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null)
        => randint(0, high, size.Select(s => (long)s).ToArray(), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int low, int high, int[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null)
        => randint(low, high, size.Select(s => (long)s).ToArray(), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null)
    {
        RefuseNames(names);
        var options = new TensorOptions(dtype ?? ScalarType.Int64, device, requires_grad);
        fixed (long* first = size)
        {
            Tensor result = Tensor.Wrap(
                Native.gan_randint(low, high, first, size.Length, Generator.HandleOrZero(generator), options));
            GC.KeepAlive(generator);
            return result;
        }
    }

    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device device = null, bool requires_grad = false, Generator generator = null)
    {
        var options = new TensorOptions(dtype ?? ScalarType.Int64, device, requires_grad);
        Tensor result = Tensor.Wrap(Native.gan_randperm(n, Generator.HandleOrZero(generator), options));
        GC.KeepAlive(generator);
        return result;
    }

    public static Tensor normal(Tensor mean, Tensor std, Generator generator = null)
    {
        Tensor result = Tensor.Wrap(Native.gan_normal(mean.Handle, std.Handle, Generator.HandleOrZero(generator)));
        GC.KeepAlive(mean);
        GC.KeepAlive(std);
        GC.KeepAlive(generator);
        return result;
    }

    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device device = null, bool requires_grad = false,
        Generator generator = null, string[] names = null)
    {
        Tensor result = randn(size, dtype, device, false, generator, names);
        return result.mul_(std).add_(mean).requires_grad_(requires_grad);
    }

    public static Tensor bernoulli(Tensor input, Generator generator = null) => input.bernoulli(generator);

    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator generator = null)
        => input.multinomial(num_samples, replacement, generator);
}
