using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Data;
using Microsoft.ML.GanRefinement.Tests.Interop.StateDicts;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers.Inception;

/// <summary>The weights, images and values of reference/make_inception_reference.py.</summary>
internal static class InceptionSamples
{
    public static JsonNode Values { get; } = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), "..", "..", "reference", "inception.json")))!;

    public static IReadOnlyList<(string Name, long[] Shape)> Shapes { get; } =
        [.. Values["shapes"]!.AsObject().Select(pair => (pair.Key, pair.Value.Deserialize<long[]>()!))];

    public static JsonNode Case(string name) => Values["cases"]!.AsArray().Single(c => (string)c!["name"]! == name)!;

    /// <summary>Numbers in [−1,1) from the name and the index alone.</summary>
    public static double[] Noise(string name, int count)
    {
        var seed = Encoding.ASCII.GetBytes(name).Aggregate(0u, (hash, letter) => (hash * 31) + letter);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            var hash = unchecked((uint)((i * 2654435761L) + (seed * 40503L)));
            hash ^= hash >> 15;
            hash *= 2246822519;
            hash ^= hash >> 13;
            values[i] = ((hash >> 16) / 32768.0) - 1;
        }

        return values;
    }

    public static IReadOnlyList<PthTensor> Weights() => [.. Shapes.Select(pair => PthTensor.Of(pair.Name, pair.Shape, Weights(pair.Name, pair.Shape)))];

    /// <summary>An image of the script as bytes, so many times.</summary>
    public static IDataView Images(string name, int rows = 1)
    {
        var image = Case(name);
        int[] shape = [(int)image["channels"]!, (int)image["height"]!, (int)image["width"]!];
        var area = shape[1] * shape[2];
        byte[] pixels = [.. Enumerable.Range(0, shape[0] * area).Select(i => Pixel(i / area, i % area / shape[2], i % shape[2]))];
        return new IndexedDataView(rows, TestColumns.Bytes("Image", shape, [.. Enumerable.Repeat(pixels, rows)]));
    }

    private static byte Pixel(int c, int y, int x) => (byte)(((3 * x * x) + (7 * y) + (5 * x * y) + (90 * c)) % 256);

    private static float[] Weights(string name, long[] shape)
    {
        var values = Noise(name, (int)shape.Aggregate(1L, (product, size) => product * size));
        var bound = name == "fc.weight" ? 0.03125 : shape.Length == 4 ? Math.Sqrt(6.0 / (shape[1] * shape[2] * shape[3])) : 0;
        var isAboutOne = name.EndsWith("bn.weight", StringComparison.Ordinal) || name.EndsWith("running_var", StringComparison.Ordinal);
        return [.. values.Select(value => (float)(bound > 0 ? value * bound : isAboutOne ? (value * 0.5) + 1 : value * 0.25))];
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
