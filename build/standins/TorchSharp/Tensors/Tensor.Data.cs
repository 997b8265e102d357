using System;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    // The values themselves. Only memory of this process can be read: move a tensor to the CPU first.
    public unsafe partial class Tensor
    {
        public TensorAccessor<T> data<T>() where T : struct
        {
            RequireReadable();
            RequireElement<T>();
            return new TensorAccessor<T>(this);
        }

        public Span<byte> bytes
        {
            get
            {
                RequireReadable();
                if (!is_contiguous())
                    throw new InvalidOperationException(
                        "Only a contiguous tensor's bytes can be read as they lie: call contiguous() first.");
                long length = numel() * ElementSize;
                if (length > int.MaxValue)
                    throw new InvalidOperationException($"A span cannot hold the tensor's {length} bytes.");
                return length == 0 ? [] : new Span<byte>((void*)Native.gan_data(Handle), (int)length);
            }
            set
            {
                Span<byte> mine = bytes;
                if (mine.Length != value.Length)
                    throw new ArgumentException($"The tensor has {mine.Length} bytes; {value.Length} were given.");
                value.CopyTo(mine);
                GC.KeepAlive(this);
            }
        }

        public T item<T>() where T : struct
        {
            RequireReadable();
            RequireElement<T>();
            RequireOne();
            T value = System.Runtime.CompilerServices.Unsafe.Read<T>((void*)Native.gan_data(Handle));
            GC.KeepAlive(this);
            return value;
        }

        public Scalar ToScalar()
        {
            RequireReadable();
            RequireOne();
            void* value = (void*)Native.gan_data(Handle);
            Scalar scalar = dtype switch
            {
                ScalarType.Float32 => *(float*)value,
                ScalarType.Float64 => *(double*)value,
                ScalarType.Float16 => (float)*(Half*)value,
                // A bfloat16 is a float's upper half.
                ScalarType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)*(ushort*)value << 16),
                ScalarType.Int64 => *(long*)value,
                ScalarType.Int32 => *(int*)value,
                ScalarType.Int16 => *(short*)value,
                ScalarType.Int8 => *(sbyte*)value,
                ScalarType.Byte => *(byte*)value,
                ScalarType.Bool => *(bool*)value,
                _ => throw new ArgumentException($"A {dtype} is not a number that this build of TorchSharp reads."),
            };
            GC.KeepAlive(this);
            return scalar;
        }

        private void RequireOne()
        {
            if (numel() != 1)
                throw new ArgumentException($"Only a tensor of one element is a number; this one has {numel()}.");
        }

        private void RequireReadable()
        {
            if (device_type != DeviceType.CPU)
                throw new InvalidOperationException($"The values are on {device}: move or copy the tensor to the CPU before reading them.");
        }

        private void RequireElement<T>()
        {
            ScalarType type = dtype;
            bool matches = type switch
            {
                ScalarType.Byte => typeof(T) == typeof(byte),
                ScalarType.Int8 => typeof(T) == typeof(sbyte),
                ScalarType.Int16 => typeof(T) == typeof(short),
                ScalarType.Int32 => typeof(T) == typeof(int),
                ScalarType.Int64 => typeof(T) == typeof(long),
                ScalarType.Float16 => typeof(T) == typeof(Half),
                ScalarType.Float32 => typeof(T) == typeof(float),
                ScalarType.Float64 => typeof(T) == typeof(double),
                ScalarType.Bool => typeof(T) == typeof(bool),
                _ => false,
            };
            if (!matches)
                throw new ArgumentException($"The tensor holds {type}, which is not read as {typeof(T).Name}.");
        }
    }
}
