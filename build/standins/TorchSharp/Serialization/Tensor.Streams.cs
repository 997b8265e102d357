using System;
using System.IO;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>The values as they lie in memory, row by row.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            using Tensor local = device_type == DeviceType.CPU ? alias() : cpu();
            using Tensor rows = local.contiguous();
            byte* data = (byte*)Native.gan_data(rows.Handle);
            long length = rows.numel() * rows.ElementSize;
            // A span holds 2 GB at most; weights may be larger.
            for (long done = 0; done < length;)
            {
                int count = (int)Math.Min(length - done, 1 << 30);
                stream.Write(new ReadOnlySpan<byte>(data + done, count));
                done += count;
            }
        }

        /// <summary>Fills the tensor with values written by WriteBytesToStream.</summary>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            RequireReadable();
            if (!is_contiguous())
                throw new InvalidOperationException("Only a contiguous tensor can be filled from a stream.");
            byte* data = (byte*)Native.gan_data(Handle);
            long length = numel() * ElementSize;
            for (long done = 0; done < length;)
            {
                int count = (int)Math.Min(length - done, 1 << 30);
                stream.ReadExactly(new Span<byte>(data + done, count));
                done += count;
            }
            GC.KeepAlive(this);
        }

        public static Tensor Load(BinaryReader reader) => TensorExtensionMethods.Load(reader);

        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            return TensorExtensionMethods.Load(reader);
        }

        /// <summary>Writes libtorch's own format, which torch.load reads.</summary>
        public void save(string location)
        {
            fixed (byte* file = Encoding.UTF8.GetBytes(location + '\0'))
                Native.Check(Native.gan_save(Handle, file));
            GC.KeepAlive(this);
        }

        public static Tensor load(string location)
        {
            fixed (byte* file = Encoding.UTF8.GetBytes(location + '\0'))
                return Wrap(Native.gan_load(file));
        }
    }

    public static void save(Tensor t, string location) => t.save(location);

    public static Tensor load(string location) => Tensor.load(location);
}
