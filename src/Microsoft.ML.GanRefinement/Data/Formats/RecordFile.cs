using Microsoft.Win32.SafeHandles;

namespace Microsoft.ML.GanRefinement.Data.Formats;

/// <summary>A file of records of equal size, read a record at a time, from any thread.</summary>
/// <remarks>The file is open as long as someone refers to it; its handle then closes itself.</remarks>
internal sealed class RecordFile
{
    private readonly SafeFileHandle _file;
    private readonly int _size;
    private readonly string _format;

    /// <summary>Opens a file.</summary>
    /// <param name="format">The format's name in errors.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="size">Bytes of a record.</param>
    /// <param name="beginsWithLabel">Whether a record's first byte is a label: then no file of records begins as those of other formats do,
    /// whatever its length. Images may.</param>
    /// <exception cref="FormatException">The file is of another format, does not end with a record's end, or is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public RecordFile(string format, string path, int size, bool beginsWithLabel)
    {
        (Path, _format, _size) = (path, format, size);
        _file = File.OpenHandle(path, share: FileShare.Read | FileShare.Delete, options: FileOptions.RandomAccess);
        var length = RandomAccess.GetLength(_file);
        var ends = length > 0 && length % size == 0;
        var other = ends && !beginsWithLabel ? null : OtherFormat();
        if (other is not null || !ends)
        {
            _file.Dispose();
            throw other is null
                ? Corrupt(length, $"ends within a record: records have {size} bytes")
                : new FormatException($"{format} file '{path}' {other}");
        }

        Count = checked((int)(length / size));
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>How many records it has, at least 1.</summary>
    public int Count { get; }

    /// <summary>Reads a part of a record.</summary>
    /// <param name="record">Which record.</param>
    /// <param name="start">The first byte's place in it.</param>
    /// <param name="destination">As many bytes as are wanted.</param>
    public void Read(int record, int start, Span<byte> destination)
    {
        var offset = ((long)record * _size) + start;
        while (!destination.IsEmpty)
        {
            var read = RandomAccess.Read(_file, destination, offset);
            if (read == 0)
                throw Corrupt(offset, "has become shorter since it was opened");

            destination = destination[read..];
            offset += read;
        }
    }

    // What people have instead of a file of records, by its first bytes. None of them begins with a byte that is a label of one of the formats.
    private string? OtherFormat()
    {
        Span<byte> start = stackalloc byte[2];
        return RandomAccess.Read(_file, start, 0) < start.Length ? null : start switch
        {
            // Pickle's PROTO opcode and its version; or a dictionary, as protocols 0 and 1 begin.
            [0x80, >= 2 and <= 5] or [(byte)'(', (byte)'d'] or [(byte)'}', (byte)'q'] =>
                "is a Python pickle, the Python version of the data set. Nothing pickled is read here, since a pickle can run code: "
                + "download the binary version, such as cifar-10-binary.tar.gz or cifar-100-binary.tar.gz.",
            [(byte)'M', (byte)'A'] => "is a MATLAB file, the Matlab version of the data set: download the binary version, such as cifar-10-binary.tar.gz, "
                + "cifar-100-binary.tar.gz or stl10_binary.tar.gz.",
            [(byte)'P', (byte)'K'] => "is a zip archive: unpack it first.",
            [0x1F, 0x8B] => "is packed with gzip: unpack it first (a .tar.gz has several files in it).",
            _ => null,
        };
    }

    /// <summary>The error for a corrupt file.</summary>
    /// <param name="offset">The byte where it shows.</param>
    /// <param name="what">What is wrong, as the sentence's verb.</param>
    public FormatException Corrupt(long offset, string what) => new($"{_format} file '{Path}' {what} (at byte offset {offset}).");
}
