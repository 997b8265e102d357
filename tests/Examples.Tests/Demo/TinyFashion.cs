using System.Buffers.Binary;

namespace GanRefinement.Examples.Tests.Demo;

/// <summary>Four IDX files in Fashion-MNIST's names, with a few noisy images of stripes whose place is the class.</summary>
internal static class TinyFashion
{
    private const int Side = 28;
    private const int Classes = 10;

    public static void Write(string folder, int train, int test)
    {
        Write(folder, "train", train, seed: 1);
        Write(folder, "t10k", test, seed: 2);
    }

    private static void Write(string folder, string split, int count, int seed)
    {
        Random random = new(seed);
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % Classes))];
        var pixels = new byte[count * Side * Side];
        for (var i = 0; i < pixels.Length; i++)
        {
            int label = labels[i / (Side * Side)];
            var stripe = i % Side / 2 == label;
            pixels[i] = (byte)((stripe ? 180 : 20) + random.Next(60));
        }

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
