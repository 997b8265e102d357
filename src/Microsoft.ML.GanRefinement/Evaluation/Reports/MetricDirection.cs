namespace Microsoft.ML.GanRefinement;

/// <summary>Which change of a metric is for the better.</summary>
public enum MetricDirection
{
    /// <summary>A lower value.</summary>
    LowerIsBetter,

    /// <summary>A higher value.</summary>
    HigherIsBetter,

    /// <summary>A value nearer to ½: the chance level of telling two samples apart.</summary>
    HalfIsBest,

    /// <summary>A value nearer to that of real images, which the value alone does not say.</summary>
    RealValueIsBest,
}
