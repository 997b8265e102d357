namespace Microsoft.ML.GanRefinement;

/// <summary>The metrics that a <see cref="GanValidation"/> can choose networks by: those of features alone, with the settings that
/// <see cref="EvaluationOptions"/> has by default.</summary>
public enum GanValidationMetric
{
    /// <summary><see cref="GanMetrics.FrechetDistance"/>: the features are not kept, only their Gaussian. Needs more images than
    /// features.</summary>
    FrechetDistance,

    /// <summary><see cref="GanMetrics.ExtrapolatedFrechetDistance"/>: as costly as fifteen Fréchet distances.</summary>
    ExtrapolatedFrechetDistance,

    /// <summary><see cref="GanMetrics.KernelDistance"/>: the one for few images.</summary>
    KernelDistance,

    /// <summary><see cref="GanMetrics.Precision"/>.</summary>
    Precision,

    /// <summary><see cref="GanMetrics.Recall"/>.</summary>
    Recall,

    /// <summary><see cref="GanMetrics.Density"/>.</summary>
    Density,

    /// <summary><see cref="GanMetrics.Coverage"/>.</summary>
    Coverage,

    /// <summary><see cref="GanMetrics.Ndb"/>.</summary>
    Ndb,

    /// <summary><see cref="GanMetrics.JensenShannonDivergence"/>.</summary>
    JensenShannonDivergence,

    /// <summary><see cref="GanMetrics.SlicedWasserstein"/>.</summary>
    SlicedWasserstein,

    /// <summary><see cref="GanMetrics.NearestNeighborAccuracy"/>: nearest to ½ is best.</summary>
    NearestNeighborAccuracy,

    /// <summary><see cref="GanMetrics.LogisticAccuracy"/>: nearest to ½ is best.</summary>
    LogisticAccuracy,
}
