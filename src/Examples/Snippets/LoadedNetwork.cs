using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Snippets;

/// <summary>The trained network in a model file: all of it, or the last part of a chain.</summary>
internal static class LoadedNetwork
{
    /// <summary>Loads it.</summary>
    public static GanTransformer From(MLContext ml, string path)
    {
        var model = ml.Model.Load(path, out _);
        return model as GanTransformer ?? ((IEnumerable<ITransformer>)model).OfType<GanTransformer>().Last();
    }
}
