using System.Security.Cryptography;
using Microsoft.ML.GanRefinement.Training.Checkpoints;

namespace Microsoft.ML.GanRefinement.Tests.Training.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _file = CheckpointSamples.File(12, ("first", [1, 2, 3]), ("empty", []), ("last", [4, 5]));

    public void Dispose() => _folder.Dispose();

    private Checkpoint Open(byte[] bytes)
    {
        var path = _folder.File("c.gan");
        File.WriteAllBytes(path, bytes);
        return Checkpoint.Open(path);
    }

    // A file whose checksum is right, whatever the rest.
    private Checkpoint OpenSealed(byte[] content) => Open([.. content, .. SHA256.HashData(content)]);

    private byte[] Content => _file[..^CheckpointFormat.ChecksumLength];

    [Fact]
    public void Gives_back_what_was_written()
    {
        using var checkpoint = Open(_file);
        Assert.Equal(12, checkpoint.Iteration);
        Assert.Equal(CheckpointSamples.Identity.ToJson(), checkpoint.Identity.ToJson());
        byte[] last = [], first = [];
        checkpoint.Read("last", r => last = r.ReadBytes(2));
        checkpoint.Read("first", r => first = r.ReadBytes(3));
        checkpoint.Read("empty", r => Assert.Empty(r.ReadBytes(1)));
        Assert.Equal([1, 2, 3, 4, 5], [.. first, .. last]);
    }

    [Fact]
    public void Is_the_same_file_for_the_same_state() =>
        Assert.Equal(_file, CheckpointSamples.File(12, ("first", [1, 2, 3]), ("empty", []), ("last", [4, 5])));

    [Fact]
    public void Is_damaged_when_cut_anywhere()
    {
        for (var length = 0; length < _file.Length; length++)
            Assert.Throws<FormatException>(() => Open(_file[..length]));
        Assert.Throws<FormatException>(() => Open([.. _file, 0]));
    }

    [Fact]
    public void Is_damaged_when_any_bit_is_another()
    {
        for (var bit = 0; bit < _file.Length * 8; bit += 3)
        {
            var changed = _file.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<FormatException>(() => Open(changed));
        }
    }

    [Fact]
    public void Does_not_believe_lengths_even_under_a_seal()
    {
        for (var length = 12; length < Content.Length; length++)
            Assert.Throws<FormatException>(() => OpenSealed(Content[..length]));
        var endless = Content;
        BitConverter.TryWriteBytes(endless.AsSpan(12), int.MaxValue);
        Assert.Throws<FormatException>(() => OpenSealed(endless));
    }

    [Fact]
    public void Refuses_other_files() => Assert.Throws<FormatException>(() => OpenSealed([.. "PNG-file"u8, .. Content[8..]]));

    [Fact]
    public void Refuses_later_formats_by_number()
    {
        var later = Content;
        later[8]++;
        Assert.Contains($"format {CheckpointFormat.Version + 1}", Assert.Throws<InvalidOperationException>(() => OpenSealed(later)).Message);
    }

    [Fact]
    public void Names_the_section_that_is_missing_or_does_not_fit()
    {
        using var checkpoint = Open(_file);
        Assert.Contains("'other'", Assert.Throws<FormatException>(() => checkpoint.Read("other", _ => { })).Message);
        Assert.Contains("'first'", Assert.Throws<FormatException>(() => checkpoint.Read("first", r => r.ReadByte())).Message);
        Assert.Contains("'first'", Assert.Throws<FormatException>(() => checkpoint.Read("first", r => r.ReadInt32())).Message);
    }

    [Fact]
    public void Closes_what_it_refuses()
    {
        Assert.Throws<FormatException>(() => Open(_file[1..]));
        using var exclusive = new FileStream(_folder.File("c.gan"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }
}
