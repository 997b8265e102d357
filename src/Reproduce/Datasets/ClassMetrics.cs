using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>Metrics of each class by itself.</summary>
internal static class ClassMetrics
{
    private const int Classes = 10;
    private const char Separator = '/';

    /// <summary>What is measured inside classes.</summary>
    public static IReadOnlyList<Metric> All { get; } = [Metric.Frechet, Metric.JensenShannonDivergence, Metric.Density, Metric.Coverage, Metric.Similarity];

    /// <summary>A metric's key inside a class.</summary>
    public static string Key(Metric metric, string className) => $"{metric.Key}{Separator}{className}";

    /// <summary>The classes that such keys are of, in their order.</summary>
    public static IEnumerable<string> Names(IEnumerable<string> keys) =>
        keys.Where(key => key.Contains(Separator)).Select(key => key[(key.IndexOf(Separator) + 1)..]).Distinct();

    /// <summary>Measures each class that has at least two images on both sides.</summary>
    /// <param name="ml">The run's context.</param>
    /// <param name="real">Features and labels of real images.</param>
    /// <param name="generated">Those of generated ones.</param>
    /// <param name="protocol">How it is done.</param>
    /// <param name="imageColumn">That of the generated images, for their similarity; null for none.</param>
    public static IEnumerable<KeyValuePair<string, double>> Measure(
        MLContext ml, IDataView real, IDataView generated, EvaluationProtocol protocol, string? imageColumn = null)
    {
        EvaluationOptions options = new()
        {
            Metrics =
            [
                GanMetric.Density(), GanMetric.Coverage(), GanMetric.JensenShannonDivergence(),
                .. imageColumn is null ? Array.Empty<GanMetric>() : [GanMetric.StructuralSimilarity()],
            ],
            Protocol = protocol,
        };
        options.ImageColumnName = imageColumn ?? options.ImageColumnName;
        VBuffer<ReadOnlyMemory<char>> names = default;
        real.Schema["Label"].GetKeyValues(ref names);
        foreach (var (name, i) in names.DenseValues().Select((name, i) => (name.ToString(), i)))
        {
            var (x, y) = (Of(ml, real, i), Of(ml, generated, i));
            if (!HasTwo(x) || !HasTwo(y))
                continue;

            var metrics = ml.Gan().Evaluate(x, y, options);
            double?[] values =
            [
                metrics.FrechetDistance, metrics.JensenShannonDivergence?.Value, metrics.Density?.Value, metrics.Coverage?.Value,
                metrics.StructuralSimilarity?.Value,
            ];
            foreach (var (metric, value) in All.Zip(values).Where(each => each.Second is not null))
                yield return new(Key(metric, name), value!.Value);
        }
    }

    private static IDataView Of(MLContext ml, IDataView view, int index) =>
        ml.Data.FilterByCustomPredicate<Labelled>(view, row => row.Label != index + 1);

    private static bool HasTwo(IDataView view) => view.GetColumn<uint>("Label").Skip(1).Any();

    private sealed class Labelled
    {
        [KeyType(Classes)]
        public uint Label { get; set; }
    }
}
