using System.Buffers.Binary;

namespace Microsoft.ML.GanRefinement.Fuzz.Mutations;

/// <summary>Damage to what the zip holds; the zip itself, with its check sums, is right.</summary>
internal static class EntryDamage
{
    private static readonly string[] s_elsewhere = ["../", "../../../../tmp/", "/tmp/", "..\\..\\", "C:\\Windows\\", "./", "TransformerChain/../../"];

    public static byte[] FlipBits(byte[] file, Random random) => Change(file, random, FileDamage.FlipBits);

    public static byte[] Truncate(byte[] file, Random random) => Change(file, random, FileDamage.Truncate);

    /// <summary>Numbers that are lengths, or may be taken for them, replaced by impossible ones.</summary>
    public static byte[] OverLongLength(byte[] file, Random random) => Change(file, random, (content, r) =>
    {
        byte[] damaged = [.. content];
        // Lengths are near the beginning more often than not.
        var place = r.Next(r.Next(2) == 0 ? Math.Min(damaged.Length, 300) : damaged.Length);
        var number = new byte[8];
        switch (r.Next(3))
        {
            case 0:
                BinaryPrimitives.WriteInt64LittleEndian(number, r.Next(2) == 0 ? long.MaxValue : -1);
                break;
            case 1:
                BinaryPrimitives.WriteInt32LittleEndian(number, r.Next(1 << 24, int.MaxValue));
                break;
            default:
                // The same in sevens of bits.
                number = [0xFF, 0xFF, 0xFF, 0xFF, 0x07];
                break;
        }

        number.AsSpan(0, Math.Min(number.Length, damaged.Length - place)).CopyTo(damaged.AsSpan(place));
        return damaged;
    });

    public static byte[] Swap(byte[] file, Random random)
    {
        ModelZip zip = new(file);
        var first = random.Next(zip.Count);
        var second = random.Next(zip.Count);
        (var a, var b) = (zip[first].Content, zip[second].Content);
        zip[first] = (zip[first].Name, b);
        zip[second] = (zip[second].Name, a);
        return zip.ToBytes();
    }

    public static byte[] Remove(byte[] file, Random random)
    {
        ModelZip zip = new(file);
        zip.RemoveAt(random.Next(zip.Count));
        return zip.ToBytes();
    }

    /// <summary>Two entries of one name; the second has another's content.</summary>
    public static byte[] Duplicate(byte[] file, Random random)
    {
        ModelZip zip = new(file);
        zip.Add(zip[random.Next(zip.Count)].Name, zip[random.Next(zip.Count)].Content);
        return zip.ToBytes();
    }

    /// <summary>Names that would leave the folder into which a careless reader unpacks, in place of an entry or beside it.</summary>
    public static byte[] RenameToElsewhere(byte[] file, Random random)
    {
        ModelZip zip = new(file);
        var index = random.Next(zip.Count);
        var elsewhere = s_elsewhere[random.Next(s_elsewhere.Length)] + zip[index].Name;
        if (random.Next(2) == 0)
            zip.Add(elsewhere, zip[index].Content);
        else
            zip[index] = (elsewhere, zip[index].Content);

        return zip.ToBytes();
    }

    private static byte[] Change(byte[] file, Random random, Func<byte[], Random, byte[]> change)
    {
        ModelZip zip = new(file);
        // ML.NET alone reads the schema, and is busy without end with some of the sizes that flipped bits put there.
        int[] entries = [.. Enumerable.Range(0, zip.Count).Where(i => zip[i].Name != "Schema")];
        var index = entries[random.Next(entries.Length)];
        zip[index] = (zip[index].Name, change(zip[index].Content, random));
        return zip.ToBytes();
    }
}
