extern alias data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>The trained network that has computed a view's scores.</summary>
internal static class NetworkInFront
{
    /// <summary>Walks from the view to its source until it meets the network; to be disposed, it shares the weights.</summary>
    /// <param name="view">Data with the scores.</param>
    /// <param name="scoreColumnName">Their column.</param>
    /// <param name="environment">The context.</param>
    /// <exception cref="InvalidOperationException">There is none on the way.</exception>
    public static GanTransformer Find(IDataView view, string scoreColumnName, IHostEnvironment environment)
    {
        for (var at = view; at is not null; at = (at as data::Microsoft.ML.Data.IDataTransform)?.Source)
        {
            if (at is BatchView { Mapper: GeneratorMapper generator } && generator.Score == scoreColumnName)
                return generator.Share(environment);
        }
        throw new InvalidOperationException(
            $"No GAN in front has computed the column '{scoreColumnName}', or a cache hides it: append the filter right behind the trainer, or pass the "
            + "trained network as gan.");
    }
}
