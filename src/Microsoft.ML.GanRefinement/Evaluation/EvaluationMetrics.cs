namespace Microsoft.ML.GanRefinement;

/// <summary>Which metrics an evaluation computes beside the Fréchet distance, which it always does.</summary>
[Flags]
public enum EvaluationMetrics
{
    /// <summary>Only the Fréchet distance, in one pass and memory that does not grow with the images.</summary>
    None = 0,

    /// <summary><see cref="GanMetrics.KernelDistance"/>.</summary>
    KernelDistance = 1,

    /// <summary><see cref="GanMetrics.Precision"/>, <see cref="GanMetrics.Recall"/>, <see cref="GanMetrics.Density"/>,
    /// <see cref="GanMetrics.Coverage"/>.</summary>
    Neighborhoods = 2,

    /// <summary><see cref="GanMetrics.Ndb"/> and <see cref="GanMetrics.JensenShannonDivergence"/>.</summary>
    Bins = 4,

    /// <summary><see cref="GanMetrics.SlicedWasserstein"/>.</summary>
    SlicedWasserstein = 8,

    /// <summary><see cref="GanMetrics.NearestNeighborAccuracy"/> and <see cref="GanMetrics.LogisticAccuracy"/>.</summary>
    TwoSampleTests = 16,

    /// <summary><see cref="GanMetrics.DataCopying"/>; needs <see cref="EvaluationOptions.TrainingData"/>.</summary>
    DataCopying = 32,

    /// <summary><see cref="GanMetrics.StructuralSimilarity"/>; needs <see cref="EvaluationOptions.ImageColumnName"/>.</summary>
    StructuralSimilarity = 64,

    /// <summary><see cref="GanMetrics.IntraClassFrechetDistance"/>; needs <see cref="EvaluationOptions.LabelColumnName"/> in both
    /// views.</summary>
    IntraClassFrechetDistance = 128,

    /// <summary><see cref="GanMetrics.ExtrapolatedFrechetDistance"/>: as costly as fifteen Fréchet distances.</summary>
    ExtrapolatedFrechetDistance = 256,

    /// <summary>What most reports have: the kernel distance, precision, recall, density and coverage.</summary>
    Usual = KernelDistance | Neighborhoods,

    /// <summary>Everything that needs no more than features of both views.</summary>
    AllOnFeatures = Usual | Bins | SlicedWasserstein | TwoSampleTests | ExtrapolatedFrechetDistance,
}
