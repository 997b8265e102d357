namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>The inputs of each class by itself, for the classes that both samples have.</summary>
/// <param name="inputs">With classes of both samples.</param>
internal sealed class ClassInputs(MetricInputs inputs)
{
    /// <summary>In the order of the classes.</summary>
    public IReadOnlyList<MetricInputs> All { get; } = [.. Split(inputs)];

    /// <summary>Classes that either sample has.</summary>
    public int Count { get; } = inputs.Real.Classes!.Union(inputs.Generated.Classes!).Count();

    private static IEnumerable<MetricInputs> Split(MetricInputs inputs)
    {
        var (real, generated) = (ByClass(inputs.Real.Classes!), ByClass(inputs.Generated.Classes!));
        // New ones: a copy would share what has been computed of all classes.
        return real.Select(rows => rows.Key).Order().Where(generated.Contains).Select(c => new MetricInputs(
            new(inputs.X.Select([.. real[c]]), null, null), new(inputs.Y.Select([.. generated[c]]), null, null), null, inputs.Protocol, inputs.Cancellation));
    }

    private static ILookup<long, int> ByClass(long[] classes) => classes.Select((c, row) => (c, row)).ToLookup(pair => pair.c, pair => pair.row);
}
