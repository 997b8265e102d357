using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

/// <summary>The samples and values of reference/make_reference.py.</summary>
internal static class ReferenceData
{
    public static JsonNode Values { get; } = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), "reference", "reference.json")))!;

    public static JsonNode Case(string name) => Values["cases"]!.AsArray().Single(c => (string)c!["name"]! == name)!;

    public static (FeatureMatrix First, FeatureMatrix Second) Samples(string name)
    {
        (var n, var m, var d) = name switch
        {
            "random" => (80, 60, 6),
            "rank-deficient" => (12, 15, 30),
            "tiny" => (2, 3, 3),
            "shifted" => (50, 50, 5),
            "duplicated" => (24, 20, 4),
            "many-features" => (300, 260, 130),
            _ => (60, 70, 6),
        };
        var x = Normals(1, n, d);
        var y = Map(Normals(2, m, d), value => (value * 1.25) + 0.5);
        switch (name)
        {
            case "shifted":
                y = Map(x, value => value + 5);
                break;
            case "duplicated":
                (x, y) = (Repeated(x, 3), Repeated(y, 2));
                x.Values.AsSpan(0, 6 * d).CopyTo(y.Values);
                break;
            case "huge-offset":
                (x, y) = (Map(x, value => value + Offset(name)), Map(y, value => value + Offset(name)));
                break;
        }

        return (x, y);
    }

    public static FeatureMatrix HeldOut(string name, int columns) => Map(Normals(3, 40, columns), value => value + Offset(name));

    public static FeatureMatrix Map(FeatureMatrix sample, Func<double, double> map) => sample with { Values = [.. sample.Values.Select(map)] };

    public static FeatureMatrix Normals(ulong seed, int rows, int columns)
    {
        var state = seed;
        var values = new double[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            double total = -6;
            for (var j = 0; j < 12; j++)
            {
                state += 0x9E3779B97F4A7C15;
                var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                total += ((z ^ (z >> 31)) >> 11) / (double)(1L << 53);
            }

            values[i] = total;
        }

        return new(values, rows, columns);
    }

    private static double Offset(string name) => name == "huge-offset" ? 1 << 20 : 0;

    private static FeatureMatrix Repeated(FeatureMatrix sample, int times) =>
        new([.. Enumerable.Repeat(sample.Values, times).SelectMany(values => values)], sample.Rows * times, sample.Columns);

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
