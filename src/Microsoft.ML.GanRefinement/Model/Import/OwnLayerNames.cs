using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement.Model.Import;

/// <summary>The library's own names.</summary>
internal sealed class OwnLayerNames : ILayerNames
{
    /// <inheritdoc/>
    public string? Entry(bool ofGenerator) => null;

    /// <inheritdoc/>
    public string Find(string layer, NetworkPairSpecification networks, bool ofGenerator) => layer;
}
