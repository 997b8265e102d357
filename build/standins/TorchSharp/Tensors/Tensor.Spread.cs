using System;

namespace TorchSharp;

public static partial class torch
{
    // Standard deviation and variance.
    public unsafe partial class Tensor
    {
        public Tensor std(bool unbiased = true)
        {
            // No dimensions named: over all of them.
            Tensor result = Wrap(Native.gan_std(Handle, null, -1, unbiased, false));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => std([dim], unbiased, keepdim, type);

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => std([dim.Item1, dim.Item2], unbiased, keepdim, type);

        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => std([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => std((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            using Tensor converted = type is { } wanted ? to_type(wanted) : null;
            Tensor source = converted ?? this;
            fixed (long* dims = dimensions)
            {
                Tensor result = Wrap(Native.gan_std(source.Handle, dims, dimensions.Length, unbiased, keepdim));
                GC.KeepAlive(this);
                return result;
            }
        }

        public Tensor var(bool unbiased = true)
        {
            // No dimensions named: over all of them.
            Tensor result = Wrap(Native.gan_var(Handle, null, -1, unbiased, false));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => var([dim], unbiased, keepdim, type);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => var([dim.Item1, dim.Item2], unbiased, keepdim, type);

        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => var([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
            => var((ReadOnlySpan<long>)dimensions, unbiased, keepdim, type);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            using Tensor converted = type is { } wanted ? to_type(wanted) : null;
            Tensor source = converted ?? this;
            fixed (long* dims = dimensions)
            {
                Tensor result = Wrap(Native.gan_var(source.Handle, dims, dimensions.Length, unbiased, keepdim));
                GC.KeepAlive(this);
                return result;
            }
        }

        public (Tensor, Tensor) std_mean(bool unbiased = true)
        {
            IntPtr* results = stackalloc IntPtr[2];
            Native.Check(Native.gan_std_mean(Handle, null, -1, unbiased, false, results));
            GC.KeepAlive(this);
            return (new Tensor(results[0]), new Tensor(results[1]));
        }

        public (Tensor, Tensor) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            using Tensor converted = type is { } wanted ? to_type(wanted) : null;
            Tensor source = converted ?? this;
            IntPtr* results = stackalloc IntPtr[2];
            fixed (long* dims = dimensions)
                Native.Check(Native.gan_std_mean(source.Handle, dims, dimensions.Length, unbiased, keepdim, results));
            GC.KeepAlive(this);
            return (new Tensor(results[0]), new Tensor(results[1]));
        }

        public (Tensor, Tensor) var_mean(bool unbiased = true)
        {
            IntPtr* results = stackalloc IntPtr[2];
            Native.Check(Native.gan_var_mean(Handle, null, -1, unbiased, false, results));
            GC.KeepAlive(this);
            return (new Tensor(results[0]), new Tensor(results[1]));
        }

        public (Tensor, Tensor) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            using Tensor converted = type is { } wanted ? to_type(wanted) : null;
            Tensor source = converted ?? this;
            IntPtr* results = stackalloc IntPtr[2];
            fixed (long* dims = dimensions)
                Native.Check(Native.gan_var_mean(source.Handle, dims, dimensions.Length, unbiased, keepdim, results));
            GC.KeepAlive(this);
            return (new Tensor(results[0]), new Tensor(results[1]));
        }
    }
}
