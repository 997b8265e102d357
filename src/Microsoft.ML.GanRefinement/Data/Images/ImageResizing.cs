namespace Microsoft.ML.GanRefinement;

/// <summary>How an image of other proportions becomes one of a given height and width.</summary>
public enum ImageResizing
{
    /// <summary>The largest part of those proportions in the middle is kept, the rest is cut off. What photographs want.</summary>
    CenterCrop,

    /// <summary>All of it is kept, each side scaled on its own: proportions change.</summary>
    Stretch,

    /// <summary>All of it is kept with its proportions, in the middle, with the background colour around it.</summary>
    Pad,
}
