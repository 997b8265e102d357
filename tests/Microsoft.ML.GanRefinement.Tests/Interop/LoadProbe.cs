using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Microsoft.ML.GanRefinement.Tests.Interop;

/// <summary>Runs the project LoadProbe: a process of its own that loads a model with nothing but the library beside it.</summary>
internal static class LoadProbe
{
    private static readonly string s_program = typeof(LoadProbe).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "LoadProbe").Value!;

    /// <summary>Loads <paramref name="model"/> there and computes a vector column for the rows.</summary>
    /// <param name="model">The zip.</param>
    /// <param name="rows">The input vectors.</param>
    /// <param name="keys">The input keys, counted from zero as in ML.NET's row objects; null if the model has no key column.</param>
    /// <param name="column">The column to compute.</param>
    /// <param name="byEngine">Through a PredictionEngine instead of Transform.</param>
    /// <returns>All rows' values, one after the other.</returns>
    public static float[] Run(string model, IReadOnlyList<float[]> rows, IReadOnlyList<uint>? keys, string column, bool byEngine = false)
    {
        using TemporaryFolder folder = new();
        var input = folder.File("rows");
        var output = folder.File("values");
        Write(input, rows, keys);

        ProcessStartInfo start = new("dotnet", ["exec", s_program, model, input, column, byEngine ? "engine" : "view", output])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"The process that loads the model ended with {process.ExitCode}: {errors}");
        return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(output)).ToArray();
    }

    private static void Write(string path, IReadOnlyList<float[]> rows, IReadOnlyList<uint>? keys)
    {
        using BinaryWriter writer = new(File.Create(path));
        writer.Write(rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var value in rows[row])
                writer.Write(value);

            if (keys is not null)
                writer.Write(keys[row]);
        }
    }
}
