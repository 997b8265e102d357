namespace Microsoft.ML.GanRefinement;

/// <summary>Which change of a metric is for the better.</summary>
public enum MetricGoal
{
    /// <summary>Less.</summary>
    Less,

    /// <summary>More.</summary>
    More,

    /// <summary>Nearer to ½: the chance level of telling two samples apart.</summary>
    NearHalf,

    /// <summary>Nearer to what real images have, which the value alone does not say.</summary>
    NearReal,
}
