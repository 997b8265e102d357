
using Microsoft.ML.GanRefinement.Interop;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

public class BoundedStreamTests
{
    private readonly BoundedStream _stream = new(new MemoryStream([1, 2, 3, 4, 5]), 3);

    [Fact]
    public void Ends_at_the_bound()
    {
        var buffer = new byte[5];

        Assert.Equal(3, _stream.Read(buffer, 1, 4));
        Assert.Equal([0, 1, 2, 3, 0], buffer);
        Assert.Equal(-1, _stream.ReadByte());
        Assert.Equal((3, 3), (_stream.Position, _stream.Length));
    }

    [Theory]
    [InlineData(1, SeekOrigin.Begin, 2)]
    [InlineData(2, SeekOrigin.Current, 3)]
    [InlineData(-1, SeekOrigin.End, 3)]
    [InlineData(9, SeekOrigin.Begin, -1)]
    public void Seeks(long offset, SeekOrigin origin, int next)
    {
        _stream.Seek(offset, origin);

        Assert.Equal(next, _stream.ReadByte());
    }

    [Fact]
    public void Cannot_be_written()
    {
        Assert.False(_stream.CanWrite);
        Assert.Throws<NotSupportedException>(() => _stream.WriteByte(1));
        Assert.Throws<NotSupportedException>(() => _stream.SetLength(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _stream.Position = -1);
    }
}
