using System;
using System.IO;
using System.Linq;

namespace TorchSharp;

public static class TensorExtensionMethods
{
    /// <summary>Element type, rank, sizes (each LEB128), then the values row by row, little-endian.</summary>
    public static void Save(this torch.Tensor tensor, BinaryWriter writer)
    {
        writer.Encode((int)tensor.dtype);
        long[] shape = tensor.shape;
        writer.Encode(shape.Length);
        foreach (long size in shape)
            writer.Encode(size);
        tensor.WriteBytesToStream(writer.BaseStream);
    }

    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    /// <summary>Reads values into a tensor of the same type and size, or past them.</summary>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        (torch.ScalarType type, long[] shape) = ReadHeader(reader);
        if (skip)
        {
            Skip(reader, shape.TotalSize() * type.ElementSize());
            return;
        }
        if (type != tensor.dtype)
            throw new ArgumentException(
                $"The file has a tensor of {type} where {tensor.dtype} is expected: it was saved by another model.");
        if (!shape.SequenceEqual(tensor.shape))
        {
            throw new ArgumentException(
                $"The file has a tensor of size [{string.Join(", ", shape)}] where [{string.Join(", ", tensor.shape)}] is expected: "
                + "it was saved by another model.");
        }
        tensor.ReadBytesFromStream(reader.BaseStream);
    }

    /// <summary>The same, and a missing tensor is made.</summary>
    public static void Load(ref torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null)
            tensor = Load(reader, skip);
        else
            tensor.Load(reader, skip);
    }

    public static torch.Tensor Load(BinaryReader reader, bool skip = false)
    {
        (torch.ScalarType type, long[] shape) = ReadHeader(reader);
        if (skip)
        {
            Skip(reader, shape.TotalSize() * type.ElementSize());
            return null;
        }
        torch.Tensor tensor = torch.empty(shape, type);
        tensor.ReadBytesFromStream(reader.BaseStream);
        return tensor;
    }

    public static long TotalSize(this System.Collections.Generic.IEnumerable<long> shape)
        => shape.Aggregate(1L, (product, size) => checked(product * size));

    public static int ElementSize(this torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 => 4,
        torch.ScalarType.Int64 or torch.ScalarType.Float64 or torch.ScalarType.ComplexFloat32 => 8,
        torch.ScalarType.ComplexFloat64 => 16,
        _ => throw new ArgumentException($"{(int)type} is not an element type of a weight file."),
    };

    public static float ToSingle(this torch.Tensor value) => value.ToScalar().ToSingle();

    public static double ToDouble(this torch.Tensor value) => value.ToScalar().ToDouble();

    public static int ToInt32(this torch.Tensor value) => value.ToScalar().ToInt32();

    public static long ToInt64(this torch.Tensor value) => value.ToScalar().ToInt64();

    public static byte ToByte(this torch.Tensor value) => value.ToScalar().ToByte();

    public static bool ToBoolean(this torch.Tensor value) => value.ToScalar().ToBoolean();

    private static (torch.ScalarType, long[]) ReadHeader(BinaryReader reader)
    {
        var type = (torch.ScalarType)reader.Decode();
        long rank = reader.Decode();
        // Each dimension takes a byte at least; no tensor of libtorch has more than 64.
        if (rank > 64)
            throw new InvalidDataException($"The file has a tensor of {rank} dimensions: it is damaged.");
        var shape = new long[rank];
        for (int i = 0; i < shape.Length; i++)
            shape[i] = reader.Decode();
        return (type, shape);
    }

    private static void Skip(BinaryReader reader, long count)
    {
        if (reader.BaseStream.CanSeek)
        {
            reader.BaseStream.Seek(count, SeekOrigin.Current);
            return;
        }
        Span<byte> buffer = stackalloc byte[1024];
        while (count > 0)
        {
            int read = reader.Read(buffer[..(int)Math.Min(count, buffer.Length)]);
            if (read == 0)
                throw new EndOfStreamException();
            count -= read;
        }
    }
}
