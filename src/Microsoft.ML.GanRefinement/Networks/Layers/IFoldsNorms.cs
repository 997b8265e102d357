namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>A network, or a block of one, that knows which of its norms alone reads which layer.</summary>
internal interface IFoldsNorms
{
    /// <summary>Lets those layers do their norms' work, by <see cref="Folding.Into"/>.</summary>
    void FoldNorms();
}
