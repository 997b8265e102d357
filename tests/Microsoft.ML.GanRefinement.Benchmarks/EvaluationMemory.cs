using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.Evaluation;

/// <summary>The peak memory of a process that computes the metrics on distances of two large samples and nothing else.</summary>
internal static class EvaluationMemory
{
    /// <summary>Runs this program once more with the samples' size.</summary>
    public static void Start(int rows, int features)
    {
        bool throughHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        string[] mine = ["evaluation-memory", rows.ToString(CultureInfo.InvariantCulture), features.ToString(CultureInfo.InvariantCulture)];
        using Process worker = Process.Start(Environment.ProcessPath!, throughHost ? [typeof(EvaluationMemory).Assembly.Location, .. mine] : mine);
        worker.WaitForExit();
    }

    /// <summary>What that process does: the metrics of two data views, whose rows come one by one, then the test by neighbours.</summary>
    public static void Run(int rows, int features)
    {
        MLContext ml = new(seed: 1);
        Measure($"Fréchet and kernel distance, precision, recall, density, coverage; {rows} × {rows} × {features}", () =>
            ml.Gan().Evaluate(View(ml, rows, features, 1), View(ml, rows, features, 2), new EvaluationOptions { Metrics = EvaluationMetrics.Usual }));
        Measure("nearest-neighbour test", () => NearestNeighborTest.Compute(Sample(rows, features, 1), Sample(rows, features, 2), seed: 1));
    }

    private static void Measure(string name, Action compute)
    {
        long start = Stopwatch.GetTimestamp();
        compute();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine($"{name}: {seconds:F1} s; peak of the process so far {self.PeakWorkingSet64 / 1e9:F2} GB");
    }

    private static FeatureMatrix Sample(int rows, int features, int seed)
    {
        var values = new double[rows * features];
        int k = 0;
        foreach (Row row in Rows(rows, features, seed))
        {
            foreach (float value in row.Features)
            {
                values[k++] = value;
            }
        }

        return new(values, rows, features);
    }

    private static IDataView View(MLContext ml, int rows, int features, int seed)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
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
