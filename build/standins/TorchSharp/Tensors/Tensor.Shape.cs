using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public Tensor view(params long[] shape) => Call(&Native.gan_view, this, shape);

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor reshape(params long[] shape) => Call(&Native.gan_reshape, this, shape);

        public Tensor permute(params long[] permutation) => Call(&Native.gan_permute, this, permutation);

        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        public Tensor expand(params long[] sizes) => expand((ReadOnlySpan<long>)sizes);

        public Tensor expand(long[] sizes, bool isImplicit = false) => expand((ReadOnlySpan<long>)sizes, isImplicit);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false)
        {
            fixed (long* first = sizes)
            {
                Tensor result = Wrap(Native.gan_expand(Handle, first, sizes.Length, isImplicit));
                GC.KeepAlive(this);
                return result;
            }
        }

        public Tensor expand_as(Tensor other) => expand(other.shape);

        public Tensor broadcast_to(params long[] shape) => expand(shape);

        public Tensor repeat(params long[] sizes) => Call(&Native.gan_repeat, this, sizes);

        public Tensor tile(long[] reps) => Call(&Native.gan_tile, this, reps);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null)
        {
            Tensor result = Wrap(Native.gan_repeat_interleave(Handle, repeats, dim.HasValue, dim.GetValueOrDefault()));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor flip(params long[] dims) => Call(&Native.gan_flip, this, dims);

        public Tensor roll(long shifts, long? dims = null)
            => roll((ReadOnlySpan<long>)[shifts], dims is { } dim ? (ReadOnlySpan<long>)[dim] : []);

        public Tensor roll(long[] shifts, long[] dims) => roll((ReadOnlySpan<long>)shifts, dims);

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default)
        {
            fixed (long* firstShift = shifts, firstDim = dims)
            {
                Tensor result = Wrap(Native.gan_roll(Handle, firstShift, shifts.Length, firstDim, dims.Length));
                GC.KeepAlive(this);
                return result;
            }
        }

        public Tensor unflatten(long dim, params long[] sizes)
        {
            fixed (long* first = sizes)
            {
                Tensor result = Wrap(Native.gan_unflatten(Handle, dim, first, sizes.Length));
                GC.KeepAlive(this);
                return result;
            }
        }

        public Tensor transpose(long dim0, long dim1)
        {
            Tensor result = Wrap(Native.gan_transpose(Handle, dim0, dim1));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor t() => Call(&Native.gan_t, this);

        public Tensor T => Call(&Native.gan_t, this);

        public Tensor mT => transpose(-2, -1);

        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            Tensor result = Wrap(Native.gan_flatten(Handle, start_dim, end_dim));
            GC.KeepAlive(this);
            return result;
        }

        public Tensor ravel() => reshape(-1);

        public Tensor squeeze(long? dim = null)
            => dim is { } one ? Call(&Native.gan_squeeze_dim, this, one) : Call(&Native.gan_squeeze, this);

        public Tensor unsqueeze(long dim) => Call(&Native.gan_unsqueeze, this, dim);

        public Tensor contiguous() => Call(&Native.gan_contiguous, this);

        public Tensor clone() => Call(&Native.gan_clone, this);

        public Tensor alias() => Call(&Native.gan_tensor_alias, this);

        public Tensor tril(long diagonal = 0) => Call(&Native.gan_tril, this, diagonal);

        public Tensor triu(long diagonal = 0) => Call(&Native.gan_triu, this, diagonal);

        public Tensor diag(long diagonal = 0) => Call(&Native.gan_diag, this, diagonal);

        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1)
        {
            Tensor result = Wrap(Native.gan_diagonal(Handle, offset, dim1, dim2));
            GC.KeepAlive(this);
            return result;
        }
    }
}
