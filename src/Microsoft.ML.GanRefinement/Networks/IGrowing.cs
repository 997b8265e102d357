namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>A network that starts small and gets further layers while it is trained.</summary>
internal interface IGrowing
{
    /// <summary>Doublings of the smallest resolution up to the samples' own.</summary>
    int Doublings { get; }

    /// <summary>How many of them the network has: 0 is the smallest resolution, and 1.25 the first doubling whole and the second by a quarter.</summary>
    double Progress { get; set; }
}
