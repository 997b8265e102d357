namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>The mean over the classes of a metric inside each: what one over all images hides of a conditional generator.</summary>
internal abstract record IntraClassMetric : GanMetric
{
    protected IntraClassMetric(string name, MetricDirection direction)
        : base($"{name} inside classes", direction)
    {
    }

    /// <summary>The metric.</summary>
    protected abstract GanMetric Inside { get; }

    /// <summary>Fewest rows of a class, of each kind, that it can be computed of.</summary>
    protected abstract int FewestRows { get; }

    internal sealed override IReadOnlyList<string> Needs => [nameof(EvaluationOptions.LabelColumnName)];

    internal sealed override string? Settings(MetricInputs inputs) => Inside.Settings(inputs);

    internal sealed override MetricEstimate Compute(MetricInputs inputs)
    {
        double[] values = [.. Usable(inputs).Select(c => Inside.Compute(c).Value)];
        if (values.Length == 0)
            throw new InvalidOperationException($"The {Name} needs a class with at least {FewestRows} real and {FewestRows} generated rows.");
        var mean = values.Average();
        return new(mean, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))));
    }

    internal sealed override IEnumerable<string> DataWarnings(MetricInputs inputs)
    {
        var usable = Usable(inputs).ToList();
        if (usable.MinBy(c => Math.Min(c.X.Rows, c.Y.Rows)) is { } smallest)
        {
            foreach (var warning in Inside.SizeWarnings(smallest.X.Rows, smallest.Y.Rows, inputs.X.Columns))
                yield return $"In the smallest class: {warning}";
        }

        var leftOut = Classes(inputs).Count - usable.Count;
        if (leftOut > 0)
            yield return $"{leftOut} classes have fewer than {FewestRows} images of a kind and are not in the {Name}.";
    }

    private IEnumerable<MetricInputs> Usable(MetricInputs inputs) =>
        Classes(inputs).All.Where(c => Math.Min(c.X.Rows, c.Y.Rows) >= FewestRows);

    private static ClassInputs Classes(MetricInputs inputs) => inputs.Shared(nameof(ClassInputs), () => new ClassInputs(inputs));
}
