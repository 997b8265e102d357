namespace Microsoft.ML.GanRefinement.Common;

/// <summary>What metrics and refiners draw random numbers for; each has its own stream, so that asking for one more changes none of the
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
    Langevin = 11,
    Flow = 12,
    Spread = 13,
    Truncation = 14,
    Mutation = 15,
    Mutant = 16,
    Acceptance = 18,
    BinDimensions = 30,
}
