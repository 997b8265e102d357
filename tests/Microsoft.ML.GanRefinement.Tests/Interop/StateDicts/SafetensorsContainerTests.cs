using System.Text;
using Microsoft.ML.GanRefinement.Interop.StateDicts;

namespace Microsoft.ML.GanRefinement.Tests.Interop.StateDicts;

public class SafetensorsContainerTests
{
    private const string Header = """
        {"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"I64","shape":[],"data_offsets":[8,16]}}
        """;

    private static byte[] Bytes(string header, params float[] data) =>
    [
        .. BitConverter.GetBytes((ulong)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header),
        .. data.SelectMany(BitConverter.GetBytes),
    ];

    private static T Read<T>(byte[] bytes, Func<StateDictFile, T> read)
    {
        using StateDictFile file = new(new MemoryStream(bytes));
        return read(file);
    }

    [Fact]
    public void Tensors_are_read()
    {
        var bytes = Bytes(Header, 1.5f, -2, 0, 0);
        Assert.Equal(["a", "b"], Read(bytes, file => file.Tensors.Keys.Order().ToList()));
        Assert.Equal([2L, 1], Read(bytes, file => file.Tensors["a"].Shape));
        Assert.Equal([1.5f, -2], Read(bytes, file => file.ReadFloats("a")));
        Assert.Contains("LongStorage", Assert.Throws<FormatException>(() => Read(bytes, file => file.ReadFloats("b"))).Message);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4000000000,4000000000],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F99","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""")]
    [InlineData("""{"a":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":7}""")]
    [InlineData("""{"a":{}""")]
    public void What_contradicts_itself_is_refused(string header) =>
        Assert.Throws<FormatException>(() => Read(Bytes(header, 1, 2), file => file.ReadFloats("a")));

    [Fact]
    public void A_file_that_ends_early_is_refused()
    {
        var whole = Bytes(Header, 1.5f, -2, 0, 0);
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<FormatException>(() => Read(whole[..length], file => file.ReadFloats("a")));
    }
}
