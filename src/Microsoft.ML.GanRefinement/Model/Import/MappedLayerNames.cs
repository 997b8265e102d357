using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement.Model.Import;

/// <summary>Names from a user's table.</summary>
/// <param name="layers">From the library's to the file's.</param>
internal sealed class MappedLayerNames(IReadOnlyDictionary<string, string> layers) : ILayerNames
{
    private readonly (string Ours, string Theirs)[] _layers = [.. layers.OrderByDescending(pair => pair.Key.Length).Select(pair => (pair.Key, pair.Value))];

    /// <inheritdoc/>
    public string? Entry(bool ofGenerator) => null;

    /// <inheritdoc/>
    public string Find(string layer, NetworkPairSpecification networks, bool ofGenerator)
    {
        foreach (var (ours, theirs) in _layers)
        {
            if (layer == ours)
                return theirs;
            if (layer.StartsWith(ours + ".", StringComparison.Ordinal))
                return theirs + layer[ours.Length..];
        }

        return layer;
    }
}
