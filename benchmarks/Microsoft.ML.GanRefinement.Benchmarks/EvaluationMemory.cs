using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

/// <summary>The peak memory of a process that evaluates two large samples by every metric on their features, and does nothing
/// else.</summary>
internal static class EvaluationMemory
{
    /// <summary>Runs this program once more with the samples' size.</summary>
    public static void Start(int rows, int features)
    {
        var throughHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        string[] mine = ["evaluation-memory", rows.ToString(CultureInfo.InvariantCulture), features.ToString(CultureInfo.InvariantCulture)];
        using var worker = Process.Start(Environment.ProcessPath!, throughHost ? [typeof(EvaluationMemory).Assembly.Location, .. mine] : mine);
        worker.WaitForExit();
    }

    /// <summary>What that process does: every metric on features, of two data views whose rows come one by one.</summary>
    public static void Run(int rows, int features)
    {
        MLContext ml = new(seed: 1);
        var start = Stopwatch.GetTimestamp();
        var metrics = ml.Gan().Evaluate(
            View(ml, rows, features, 1), View(ml, rows, features, 2), new EvaluationOptions { Metrics = GanMetric.AllOnFeatures });
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"every metric on features of {rows} × {rows} × {features}: {seconds:F1} s; peak of the process {self.PeakWorkingSet64 / 1e9:F2} GB");
        Console.WriteLine(metrics);
    }

    private static IDataView View(MLContext ml, int rows, int features, int seed)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        return ml.Data.LoadFromEnumerable(Rows(rows, features, seed), schema);
    }

    private static IEnumerable<Row> Rows(int rows, int features, int seed)
    {
        Random random = new(seed);
        for (var row = 0; row < rows; row++)
        {
            // Sums of uniform numbers: distances do not ask for better.
            yield return new Row { Features = [.. Enumerable.Range(0, features).Select(_ => random.NextSingle() + random.NextSingle() - 1)] };
        }
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];
    }
}
