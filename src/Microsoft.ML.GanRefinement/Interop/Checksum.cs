using System.Security.Cryptography;
using System.Text;

namespace Microsoft.ML.GanRefinement.Interop;

/// <summary>SHA-256 of what lies at a place in a model file. The place is hashed too, so that an entry moved to another's place is
/// noticed.</summary>
internal static class Checksum
{
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>The checksum: of the place, a zero byte, the content, and each text behind a zero byte; all text in UTF-8.</summary>
    /// <param name="directory">The directory in the zip, or null for its root.</param>
    /// <param name="name">The entry's name.</param>
    /// <param name="content">Read from its position to its end.</param>
    /// <param name="texts">What the content refers to but does not hold.</param>
    public static byte[] Of(string? directory, string name, Stream content, params IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var place = string.IsNullOrEmpty(directory) ? name : $"{directory}/{name}";
        Append(hash, place.Replace('\\', '/'));
        hash.AppendData([0]);
        var buffer = new byte[1 << 14];
        for (int read; (read = content.Read(buffer)) > 0;)
            hash.AppendData(buffer, 0, read);

        foreach (var text in texts)
        {
            hash.AppendData([0]);
            Append(hash, text);
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
}
