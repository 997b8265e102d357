using System.Text;
using Microsoft.ML.GanRefinement.Interop;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

public class BinaryExtensionsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Latent → Bild 🎨")]
    public void TextComesBack(string text)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.WriteText(text);
        stream.Position = 0;

        Assert.Equal(text, new BinaryReader(stream).ReadText("title"));
        Assert.Equal(stream.Length, stream.Position);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(9, 1)]
    [InlineData(3, 4)]
    [InlineData(int.MaxValue, 8)]
    public void ACountThatTheRestCannotHoldIsRefused(int count, int elementSize)
    {
        using BinaryReader reader = new(new MemoryStream([0, 0, .. BitConverter.GetBytes(count), 1, 2, 3, 4, 5, 6, 7, 8]));
        reader.ReadInt16();

        var error = Assert.Throws<FormatException>(() => reader.ReadCount(elementSize, "layers"));

        Assert.Contains("at byte 2", error.Message);
        Assert.Contains("layers", error.Message);
    }

    [Fact]
    public void ACountThatFitsExactlyIsRead()
    {
        using BinaryReader reader = new(new MemoryStream([.. BitConverter.GetBytes(2), 1, 2, 3, 4, 5, 6, 7, 8]));

        Assert.Equal(2, reader.ReadCount(4, "layers"));
    }

    [Fact]
    public void BytesThatAreNoTextAreRefused()
    {
        using BinaryReader reader = new(new MemoryStream([.. BitConverter.GetBytes(2), 0xFF, 0xFE]), Encoding.UTF8);

        Assert.Throws<FormatException>(() => reader.ReadText("title"));
    }
}
