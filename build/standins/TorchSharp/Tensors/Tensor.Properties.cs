using System;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public long Dimensions => Native.gan_dim(Handle);

        public long ndim => Native.gan_dim(Handle);

        public long NumberOfElements => Native.gan_numel(Handle);

        public long ElementSize => Native.gan_element_size(Handle);

        public ScalarType dtype => (ScalarType)Native.gan_dtype(Handle);

        public DeviceType device_type => (DeviceType)Native.gan_device_type(Handle);

        public int device_index => Native.gan_device_index(Handle);

        public Device device => device_type == DeviceType.CPU ? CPU : new Device(device_type, device_index);

        public bool is_cuda => device_type == DeviceType.CUDA;

        public long[] shape
        {
            get
            {
                var sizes = new long[Native.gan_dim(Handle)];
                fixed (long* first = sizes)
                    Native.gan_sizes(Handle, first);
                GC.KeepAlive(this);
                return sizes;
            }
        }

        public override string ToString()
            => IsInvalid ? "a tensor that was disposed of" : $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";

        public long dim() => Native.gan_dim(Handle);

        public long numel() => Native.gan_numel(Handle);

        public long element_size() => Native.gan_element_size(Handle);

        public long[] size() => shape;

        public long size(int dim)
        {
            int rank = (int)Native.gan_dim(Handle);
            if (dim < -rank || dim >= rank)
                throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {rank} dimensions.");
            long* sizes = stackalloc long[rank];
            Native.gan_sizes(Handle, sizes);
            GC.KeepAlive(this);
            return sizes[dim < 0 ? dim + rank : dim];
        }

        public long[] stride()
        {
            var strides = new long[Native.gan_dim(Handle)];
            fixed (long* first = strides)
                Native.gan_strides(Handle, first);
            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim) => stride()[dim < 0 ? dim + (int)ndim : dim];

        public long storage_offset() => Native.gan_storage_offset(Handle);

        public bool is_contiguous() => Native.gan_is_contiguous(Handle);

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_nonzero()
        {
            bool result = Native.gan_is_nonzero(Handle);
            Native.Check(result);
            return result;
        }
    }
}
