using System;

namespace TorchSharp;

public static partial class torch
{
    // Largest, smallest, and order.
    public unsafe partial class Tensor
    {
        public Tensor max() => Call(&Native.gan_max, this);

        public Tensor max(Tensor other) => maximum(other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => CallPair(&Native.gan_max_dim, this, dim, keepdim);

        public Tensor min() => Call(&Native.gan_min, this);

        public Tensor min(Tensor other) => minimum(other);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => CallPair(&Native.gan_min_dim, this, dim, keepdim);

        public Tensor amax(params long[] dims) => amax(dims, false);

        public Tensor amax(long[] dims, bool keepdim = false, Tensor @out = null) => amax((ReadOnlySpan<long>)dims, keepdim, @out);

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor @out = null)
        {
            RefuseOutput(@out);
            fixed (long* first = dims)
            {
                Tensor result = Wrap(Native.gan_amax(Handle, first, dims.Length, keepdim));
                GC.KeepAlive(this);
                return result;
            }
        }

        public Tensor amin(params long[] dims) => amin(dims, false);

        public Tensor amin(long[] dims, bool keepdim = false, Tensor @out = null) => amin((ReadOnlySpan<long>)dims, keepdim, @out);

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor @out = null)
        {
            RefuseOutput(@out);
            fixed (long* first = dims)
            {
                Tensor result = Wrap(Native.gan_amin(Handle, first, dims.Length, keepdim));
                GC.KeepAlive(this);
                return result;
            }
        }

        public Tensor argmax() => Argument(&Native.gan_argmax, null, false);

        public Tensor argmax(long dim, bool keepdim = false) => Argument(&Native.gan_argmax, dim, keepdim);

        public Tensor argmin() => Argument(&Native.gan_argmin, null, false);

        public Tensor argmin(long dim, bool keepdim = false) => Argument(&Native.gan_argmin, dim, keepdim);

        public Tensor argsort(long dim = -1, bool descending = false)
        {
            Tensor result = Wrap(Native.gan_argsort(Handle, dim, descending));
            GC.KeepAlive(this);
            return result;
        }

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false)
        {
            IntPtr* results = stackalloc IntPtr[2];
            Native.Check(Native.gan_sort(Handle, dim, descending, stable, results));
            GC.KeepAlive(this);
            return (new Tensor(results[0]), new Tensor(results[1]));
        }

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            IntPtr* results = stackalloc IntPtr[2];
            Native.Check(Native.gan_topk(Handle, k, dim, largest, sorted, results));
            GC.KeepAlive(this);
            return (new Tensor(results[0]), new Tensor(results[1]));
        }

        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false)
        {
            IntPtr* results = stackalloc IntPtr[2];
            Native.Check(Native.gan_kthvalue(Handle, k, dim ?? -1, keepdim, results));
            GC.KeepAlive(this);
            return (new Tensor(results[0]), new Tensor(results[1]));
        }

        public (Tensor output, Tensor inverse_indices, Tensor counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            if (dim is not null)
                throw new ArgumentException("Unique values along one dimension are not in this build of TorchSharp.", nameof(dim));
            IntPtr* results = stackalloc IntPtr[3];
            Native.Check(Native.gan_unique(Handle, sorted, return_inverse, return_counts, results));
            GC.KeepAlive(this);
            return (new Tensor(results[0]), WrapOptional(results[1]), WrapOptional(results[2]));
        }

        public Tensor median() => Call(&Native.gan_median, this);

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false)
        {
            Tensor result = Wrap(Native.gan_quantile(Handle, q.Handle, dim, keepdim));
            GC.KeepAlive(this);
            GC.KeepAlive(q);
            return result;
        }

        public Tensor histc(long bins = 100, long min = 0, long max = 0)
        {
            Tensor result = Wrap(Native.gan_histc(Handle, bins, min, max));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor bincount(Tensor weights, long minlength = 0)
        {
            Tensor result = Wrap(Native.gan_bincount(Handle, HandleOrZero(weights), minlength));
            GC.KeepAlive(this);
            GC.KeepAlive(weights);
            return result;
        }

        private static Tensor Argument(delegate*<IntPtr, bool, long, bool, IntPtr> function, Tensor a, long? dim, bool keepdim)
        {
            Tensor result = Wrap(function(a.Handle, dim.HasValue, dim.GetValueOrDefault(), keepdim));
            GC.KeepAlive(a);
            return result;
        }

        private Tensor Argument(delegate*<IntPtr, bool, long, bool, IntPtr> function, long? dim, bool keepdim)
            => Argument(function, this, dim, keepdim);

        private static void RefuseOutput(Tensor output)
        {
            if (output is not null)
                throw new ArgumentException("Writing into a given tensor is not in this build of TorchSharp.");
        }
    }
}
