using System.Text;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

/// <summary>Reading from files that nobody has vetted: no length is believed before it is compared with what is left.</summary>
internal static class BinaryExtensions
{
    /// <summary>Reads the number of elements that follow.</summary>
    /// <param name="reader">A reader over a seekable stream.</param>
    /// <param name="elementSize">Bytes that each element takes at least.</param>
    /// <param name="what">The elements' name, for the error.</param>
    /// <exception cref="FormatException">The count is negative, or more than the rest of the stream can hold.</exception>
    public static int ReadCount(this BinaryReader reader, int elementSize, string what)
    {
        var stream = reader.BaseStream;
        var offset = stream.Position;
        var count = reader.ReadInt32();
        var rest = stream.Length - stream.Position;
        if (count < 0 || (long)count * elementSize > rest)
            throw new FormatException($"The model file is damaged at byte {offset}: {count} {what} can't follow in {rest} bytes.");

        return count;
    }

    /// <summary>Reads text that <see cref="WriteText"/> wrote.</summary>
    /// <param name="reader">A reader over a seekable stream.</param>
    /// <param name="what">The text's name, for the error.</param>
    /// <exception cref="FormatException">The length is impossible or the bytes are not UTF-8.</exception>
    public static string ReadText(this BinaryReader reader, string what)
    {
        var bytes = reader.ReadBytes(reader.ReadCount(1, $"bytes of {what}"));
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw new FormatException($"The model file is damaged: {what} is not text.", error);
        }
    }

    /// <summary>Writes text of any length: its bytes' count, then UTF-8.</summary>
    public static void WriteText(this BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }
}
