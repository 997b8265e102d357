namespace Microsoft.ML.GanRefinement.Common;

/// <summary>How many classes a network may have: each has weights, whether it occurs or not.</summary>
internal static class ClassLimit
{
    /// <summary>More than any labels have; a hash or a damaged file names more.</summary>
    public const int Most = 1 << 20;
}
