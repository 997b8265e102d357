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
            // What a transformer adds comes behind all columns of its source.
            if ((at as data::Microsoft.ML.Data.IDataTransform)?.Source is { } source
                && at.Schema.GetColumnOrNull(scoreColumnName) is { } column && column.Index >= source.Schema.Count)
            {
                throw new InvalidOperationException(
                    $"The column '{scoreColumnName}' is not what a trained GAN has computed: something behind it writes a column of that name. Calibration "
                    + "needs the scores as they are: filter by them before, or let the other column have another name.");
            }
        }
        throw new InvalidOperationException(
            $"No GAN in front has computed the column '{scoreColumnName}', or a cache hides it: append the filter right behind the trainer, or pass the "
            + "trained network as gan.");
    }
}
