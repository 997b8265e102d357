using System.Buffers.Binary;

namespace Microsoft.ML.GanRefinement.Fuzz.Mutations;

/// <summary>Damage to the zip as it lies on the disk.</summary>
internal static class FileDamage
{
    private const uint DirectoryEntry = 0x02014b50;
    private const int LengthInDirectoryEntry = 24;

    public static byte[] Truncate(byte[] file, Random random) => file[..random.Next(file.Length)];

    public static byte[] FlipBits(byte[] file, Random random)
    {
        byte[] damaged = [.. file];
        for (var flips = random.Next(1, 9); flips > 0; flips--)
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));

        return damaged;
    }

    public static byte[] ZeroRange(byte[] file, Random random)
    {
        byte[] damaged = [.. file];
        var start = random.Next(damaged.Length);
        damaged.AsSpan(start, Math.Min(random.Next(1, 4096), damaged.Length - start)).Clear();
        return damaged;
    }

    public static byte[] InsertBytes(byte[] file, Random random)
    {
        var extra = new byte[random.Next(1, 64)];
        random.NextBytes(extra);
        var place = random.Next(file.Length);
        return [.. file[..place], .. extra, .. file[place..]];
    }

    /// <summary>An entry that says it unpacks to up to 4 GB, or to nothing.</summary>
    public static byte[] LieAboutLength(byte[] file, Random random)
    {
        byte[] damaged = [.. file];
        List<int> places = [];
        for (var i = 0; i + LengthInDirectoryEntry + 4 <= damaged.Length; i++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(damaged.AsSpan(i)) == DirectoryEntry)
                places.Add(i + LengthInDirectoryEntry);
        }

        uint[] lengths = [0, 1, 0x3FFFFFFF, 0x7FFFFFF0, 0xFFFFFFFE];
        BinaryPrimitives.WriteUInt32LittleEndian(damaged.AsSpan(places[random.Next(places.Count)]), lengths[random.Next(lengths.Length)]);
        return damaged;
    }
}
