
using Microsoft.ML.GanRefinement.Data.Formats;

namespace Microsoft.ML.GanRefinement.Tests.Data.Formats;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_dimensions_and_values_whatever_the_file_is_called(bool zipped)
    {
        var bytes = IdxBytes.Of([2, 1, 3], 1, 2, 3, 4, 5, 6);

        var file = IdxFile.Read(Write("images.dat", zipped ? IdxBytes.Zip(bytes) : bytes), rank: 3);

        Assert.Equal([2, 1, 3], file.Dimensions);
        Assert.Equal([1, 2, 3, 4, 5, 6], file.Values);
    }

    [Fact]
    public void No_records_are_an_empty_file() => Assert.Empty(IdxFile.Read(Write("empty", IdxBytes.Of([0, 28, 28])), rank: 3).Values);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_truncation_is_found(bool zipped)
    {
        var bytes = IdxBytes.Of([2, 2, 2], 1, 2, 3, 4, 5, 6, 7, 8);
        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = zipped ? IdxBytes.Zip(bytes[..length]) : bytes[..length];
            var error = Refused(cut, rank: 3);
            Assert.Contains("ends early", error.Message);
            Assert.Contains(zipped || length < 16 ? $"at byte offset {length})" : "at byte offset ", error.Message);
        }
    }

    [Fact]
    public void A_truncated_gzip_file_is_found()
    {
        var zipped = IdxBytes.Zip(IdxBytes.Of([4, 8, 8], Enumerable.Range(0, 256).Select(i => (byte)(i * 37)).ToArray()));
        for (var length = 3; length < zipped.Length - 8; length++)
            Refused(zipped[..length], rank: 3);
    }

    [Fact]
    public void Damaged_gzip_data_are_found()
    {
        var zipped = IdxBytes.Zip(IdxBytes.Of([4, 8, 8], Enumerable.Range(0, 256).Select(i => (byte)(i * 37)).ToArray()));

        // The last eight bytes are the checksum and the length; a flipped checksum must not pass unseen.
        zipped[^8] ^= 1;

        Assert.Contains("damaged gzip data (at byte offset ", Refused(zipped, rank: 3).Message);
    }

    [Fact]
    public void Another_start_is_refused() => Assert.Contains("at byte offset 0)", Refused("PNG-like file with text"u8.ToArray(), rank: 3).Message);

    [Fact]
    public void Another_value_type_is_refused()
    {
        var bytes = IdxBytes.Of([1], 1);
        bytes[2] = 0x0D;

        Assert.Contains("type 13, not of type 8 (unsigned byte) (at byte offset 2)", Refused(bytes, rank: 1).Message);
    }

    [Fact]
    public void Another_number_of_dimensions_is_refused() =>
        Assert.Contains("has 3 dimensions, not 1 (at byte offset 3)", Refused(IdxBytes.Of([1, 1, 1], 1), rank: 1).Message);

    [Theory]
    [InlineData(-1, 28, 28, 4)]
    [InlineData(1, 0, 28, 8)]
    [InlineData(1, 28, -28, 12)]
    public void Impossible_dimensions_are_refused(int count, int height, int width, int offset) =>
        Assert.Contains($"at byte offset {offset})", Refused(IdxBytes.Of([count, height, width], 1), rank: 3).Message);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_header_that_promises_too_much_allocates_nothing(bool zipped)
    {
        var bytes = IdxBytes.Of([int.MaxValue, int.MaxValue, int.MaxValue], 1);
        var path = Write("huge", zipped ? IdxBytes.Zip(bytes) : bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<FormatException>(() => IdxFile.Read(path, rank: 3));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Data_after_the_end_is_refused(bool zipped)
    {
        var bytes = IdxBytes.Of([2], 1, 2, 3);

        Assert.Contains("has more data than its header says (at byte offset 10)", Refused(zipped ? IdxBytes.Zip(bytes) : bytes, rank: 1).Message);
    }

    [Fact]
    public void A_missing_file_is_reported_as_such() =>
        Assert.Throws<FileNotFoundException>(() => IdxFile.Read(_folder.File("absent"), rank: 1));

    public void Dispose() => _folder.Dispose();

    private FormatException Refused(byte[] bytes, int rank)
    {
        var path = Write("bad", bytes);
        var error = Assert.Throws<FormatException>(() => IdxFile.Read(path, rank));
        Assert.Contains($"'{path}'", error.Message);
        Assert.Contains("at byte offset ", error.Message);
        return error;
    }

    private string Write(string name, byte[] bytes)
    {
        var path = _folder.File(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
