using System.Buffers.Binary;

namespace GanRefinement.Gan.Tests;

/// <summary>Four IDX files in MNIST's names: noisy images of 8×8 pixels with a stripe whose place is the class.</summary>
internal static class TinyData
{
    private const int Side = 8;
    private const int Classes = 3;

    public static readonly string[] Files = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    public static void Write(string folder)
    {
        Write(folder, "train", 60, seed: 1);
        Write(folder, "t10k", 30, seed: 2);
    }

    private static void Write(string folder, string split, int count, int seed)
    {
        Directory.CreateDirectory(folder);
        Random random = new(seed);
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % Classes))];
        byte[] pixels = [.. Enumerable.Range(0, count * Side * Side).Select(i =>
            (byte)((i % Side / 2 == labels[i / (Side * Side)] ? 180 : 20) + random.Next(60)))];
        File.WriteAllBytes(Path.Combine(folder, $"{split}-labels-idx1-ubyte"), [.. Header(0x801, count), .. labels]);
        File.WriteAllBytes(Path.Combine(folder, $"{split}-images-idx3-ubyte"), [.. Header(0x803, count, Side, Side), .. pixels]);
    }

    private static byte[] Header(params int[] values)
    {
        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }
}
