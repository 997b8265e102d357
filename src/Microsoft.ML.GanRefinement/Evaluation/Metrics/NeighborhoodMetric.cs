using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>One of the metrics that <see cref="Neighborhoods"/> has.</summary>
internal abstract record NeighborhoodMetric : GanMetric
{
    // Below this, balls of nearest neighbours are so wide that precision and coverage say little (prdc's authors use 10,000).
    private const int Enough = 1000;

    protected NeighborhoodMetric(string name, int neighborCount)
        : base(name, MetricDirection.HigherIsBetter)
    {
        OptionChecks.AtLeast(1, neighborCount);
        NeighborCount = neighborCount;
    }

    public int NeighborCount { get; }

    internal sealed override string Settings(MetricInputs inputs) => $"{NeighborCount} neighbours";

    internal sealed override MetricEstimate Compute(MetricInputs inputs) => Of(Balls(inputs));

    internal sealed override IEnumerable<string> SizeWarnings(long real, long generated, int features) =>
        Math.Min(real, generated) >= Enough ? [] : [$"Precision, recall, density and coverage of fewer than {Enough} images scatter widely."];

    internal sealed override IEnumerable<string> DataWarnings(MetricInputs inputs)
    {
        var balls = Balls(inputs);
        if (balls.RealPoints + balls.GeneratedPoints > 0)
        {
            yield return $"{balls.RealPoints} of {inputs.X.Rows} real and {balls.GeneratedPoints} of {inputs.Y.Rows} generated images equal so many "
                + "others that their balls are points, in which nothing lies: precision, recall, density and coverage are too low. "
                + "Remove duplicates, or take more neighbours.";
        }
    }

    /// <summary>This one of them.</summary>
    protected abstract MetricEstimate Of(Neighborhoods balls);

    private Neighborhoods Balls(MetricInputs inputs) =>
        inputs.Shared(NeighborCount, () => Neighborhoods.Compute(inputs.X, inputs.Y, NeighborCount, inputs.Cancellation));
}
