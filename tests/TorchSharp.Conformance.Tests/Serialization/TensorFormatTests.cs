using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Serialization;

public sealed class TensorFormatTests
{
    [Fact]
    public void BytesAreTypeRankSizesValues()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(
            [6, 2, 1, 2, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0],
            Written(tensor(new[,] { { 1f, -2f } })));
        Assert.Equal([4, 0, 5, 0, 0, 0, 0, 0, 0, 0], Written(tensor(5L)));
        Assert.Equal([11, 1, 3, 1, 0, 1], Written(tensor(new[] { true, false, true })));
        Assert.Equal([7, 1, 1, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f], Written(tensor(new[] { 1.0 })));
        // 300 = 0b10_0101100: two bytes of seven bits, low ones first.
        Assert.Equal([0, 1, 0xac, 0x02], Written(zeros([300], ScalarType.Byte))[..4]);
    }

    [Fact]
    public void ValuesGoRowByRowWhateverTheStrides()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor turned = tensor(new byte[,] { { 1, 2, 3 }, { 4, 5, 6 } }).t();
        Assert.Equal([0, 2, 3, 2, 1, 4, 2, 5, 3, 6], Written(turned.contiguous()));
    }

    [Fact]
    public void ReadsWhatItWrote()
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (ScalarType type in new[] { ScalarType.Float32, ScalarType.Float64, ScalarType.Int64, ScalarType.Byte, ScalarType.Bool })
        {
            Tensor original = arange(6, dtype: ScalarType.Float32).view(2, 3).to(type);
            Tensor read = Tensor.Load(Reader(Written(original)));
            Assert.True(original.Equals(read));
            Assert.Equal(type, read.dtype);
            Tensor target = zeros([2, 3], type);
            target.Load(Reader(Written(original)));
            Assert.True(original.Equals(target));
        }
    }

    [Fact]
    public void AnotherTypeOrSizeIsRefused()
    {
        using DisposeScope scope = NewDisposeScope();
        byte[] bytes = Written(zeros(2, 3));
        Assert.Throws<ArgumentException>(() => zeros([2, 3], ScalarType.Float64).Load(Reader(bytes)));
        Assert.Throws<ArgumentException>(() => zeros(3, 2).Load(Reader(bytes)));
    }

    [Fact]
    public void ATruncatedFileIsAnError()
    {
        using DisposeScope scope = NewDisposeScope();
        byte[] bytes = Written(zeros(2, 3));
        Assert.Throws<EndOfStreamException>(() => zeros(2, 3).Load(Reader(bytes[..^1])));
    }

    [Fact]
    public void LibtorchsOwnFormatGoesThroughAFile()
    {
        using DisposeScope scope = NewDisposeScope();
        string file = Path.GetTempFileName();
        try
        {
            Tensor original = randn(3, 4);
            original.save(file);
            Assert.True(original.Equals(load(file)));
            Assert.Equal("PK"u8.ToArray(), File.ReadAllBytes(file)[..2]);
        }
        finally
        {
            File.Delete(file);
        }
        Assert.ThrowsAny<Exception>(() => load(file));
    }

    private static byte[] Written(Tensor tensor)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static BinaryReader Reader(byte[] bytes) => new(new MemoryStream(bytes));
}
