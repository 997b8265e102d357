namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>A layer whose forward pass in train mode updates state that is no parameter, unless it is told not to.</summary>
internal interface ITracksStatistics
{
    /// <summary>False while a forward pass on behalf of the other player must leave no trace.</summary>
    bool TracksStatistics { get; set; }
}
