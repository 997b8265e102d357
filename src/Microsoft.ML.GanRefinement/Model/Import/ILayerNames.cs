using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement.Model.Import;

/// <summary>Names that state dicts have for the layers of a network.</summary>
internal interface ILayerNames
{
    /// <summary>What is added to the running variances of the layout's batch norms, to make up for another ε than this library's.</summary>
    double AddedVariance => 0;

    /// <summary>Where files of this layout keep a network's state dict when they hold more than that; null where they don't.</summary>
    string? Entry(bool ofGenerator);

    /// <summary>The file's name of a layer.</summary>
    /// <param name="layer">The library's.</param>
    /// <param name="networks">The pair.</param>
    /// <param name="ofGenerator">Which of the two.</param>
    /// <exception cref="FormatException">The layout has no such layer.</exception>
    string Find(string layer, NetworkPairSpecification networks, bool ofGenerator);
}
