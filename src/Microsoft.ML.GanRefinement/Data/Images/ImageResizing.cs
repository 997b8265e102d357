namespace Microsoft.ML.GanRefinement;

/// <summary>How an image of other proportions becomes one of a given height and width.</summary>
public enum ImageResizing
{
    /// <summary>The largest central part with those proportions is kept, the rest is cut off. Suits photographs.</summary>
    CenterCrop,

    /// <summary>All of it is kept, each side scaled on its own: proportions change.</summary>
    Stretch,

    /// <summary>All of it is kept with its proportions, in the middle, with the background colour around it.</summary>
    Pad,
}
