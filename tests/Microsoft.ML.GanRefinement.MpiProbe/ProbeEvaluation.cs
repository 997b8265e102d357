using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.MpiProbe;

/// <summary>An evaluation that is the same in every process.</summary>
internal static class ProbeEvaluation
{
    private sealed class Row
    {
        [VectorType(3)]
        public float[] Features { get; set; } = [];
    }

    /// <summary>Evaluates.</summary>
    /// <param name="cluster">The ranks; null for this process alone.</param>
    /// <returns>The values of all metrics.</returns>
    public static IEnumerable<double> Evaluate(GanCluster? cluster)
    {
        MLContext ml = new(1);
        var metrics = ml.Gan().Evaluate(View(ml, 300, 0), View(ml, 500, 0.5), new EvaluationOptions
        {
            Cluster = cluster,
            Metrics = [GanMetric.KernelDistance(3, 20), GanMetric.Ndb(5)],
        });
        return metrics.Values.Values.Select(estimate => estimate.Value);
    }

    private static IDataView View(MLContext ml, int count, double shift)
    {
        var random = new Random(1);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(_ => new Row
        {
            Features = [.. Enumerable.Range(0, 3).Select(_ => (float)(random.NextDouble() + shift))],
        }).ToList());
    }
}
