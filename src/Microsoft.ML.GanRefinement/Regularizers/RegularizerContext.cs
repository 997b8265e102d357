using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>What a regulariser is built for.</summary>
/// <param name="Networks">The players.</param>
/// <param name="Objective">Their losses.</param>
/// <param name="Seed">Of the run; every stream made from it mixes in a purpose of its own.</param>
internal sealed record RegularizerContext(NetworkPair Networks, GanObjective Objective, int Seed);
