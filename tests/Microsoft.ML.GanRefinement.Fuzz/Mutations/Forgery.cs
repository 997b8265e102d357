using System.Text;
using System.Text.RegularExpressions;

namespace Microsoft.ML.GanRefinement.Fuzz.Mutations;

/// <summary>What somebody does who knows the format: contents changed, checksums corrected.</summary>
internal static partial class Forgery
{
    public static byte[] Weights(byte[] file, Random random)
    {
        ModelZip zip = new(file);
        var index = zip.IndexOf(random.Next(2) == 0 ? "generator.weights" : "discriminator.weights");
        zip.WithChecksum(index, AnyDamage(zip.WithoutChecksum(index), random));
        return zip.ToBytes();
    }

    /// <summary>Numbers replaced by impossible or huge ones; or bytes damaged.</summary>
    public static byte[] Specification(byte[] file, Random random)
    {
        ModelZip zip = new(file);
        var index = zip.IndexOf("specification.json");
        var content = zip.WithoutChecksum(index);
        if (random.Next(4) == 0)
        {
            zip.WithChecksum(index, AnyDamage(content, random));
            return zip.ToBytes();
        }

        string[] values = ["-1", "0", "2", "5", "16", "100", "1000", "8192", "16384", "65536", "1048576", "2147483647", "99999999999", "1e400", "null", "\"x\"",
            "[]", "{}"];
        var text = Encoding.UTF8.GetString(content);
        var numbers = Number().Matches(text);
        // The sizes of the networks come first.
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var number = numbers[random.Next(Math.Min(numbers.Count, 8))];
            var value = values[random.Next(values.Length)];
            text = text[..number.Index] + value + text[(number.Index + number.Length)..];
            numbers = Number().Matches(text);
            if (numbers.Count == 0)
                break;
        }

        zip.WithChecksum(index, Encoding.UTF8.GetBytes(text));
        return zip.ToBytes();
    }

    private static byte[] AnyDamage(byte[] content, Random random) => random.Next(4) switch
    {
        0 => FileDamage.Truncate(content, random),
        1 => FileDamage.InsertBytes(content, random),
        2 => OverLong(content, random),
        _ => FileDamage.FlipBits(content, random),
    };

    private static byte[] OverLong(byte[] content, Random random)
    {
        byte[] damaged = [.. content];
        var place = random.Next(Math.Min(damaged.Length, 64));
        byte[] number = [0xFF, 0xFF, 0xFF, 0xFF, 0x07];
        number.AsSpan(0, Math.Min(number.Length, damaged.Length - place)).CopyTo(damaged.AsSpan(place));
        return damaged;
    }

    [GeneratedRegex(@"(?<=: )-?[0-9]+(\.[0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
