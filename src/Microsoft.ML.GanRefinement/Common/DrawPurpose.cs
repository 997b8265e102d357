namespace Microsoft.ML.GanRefinement.Common;

/// <summary>What random numbers are drawn for; each has its own stream, so that asking for one metric more changes none of the
/// others.</summary>
internal enum DrawPurpose
{
    KernelSubsets = 1,
    Clusters = 2,
    Projections = 3,
    LogisticSplit = 4,
    StructuralPairs = 5,
    Extrapolation = 6,
    PathEnds = 7,
    Filters = 8,
    NeighborSubset = 9,
    Condition = 10,
    BinDimensions = 30,
}
