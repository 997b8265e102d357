using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>A refiner in front of a network, whatever its columns are called.</summary>
internal static class GanRefining
{
    /// <summary>Makes it.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="gan">The network.</param>
    /// <param name="refiner">What moves latents.</param>
    /// <param name="latents">Made by the network's <c>SampleLatents</c>: they have its names.</param>
    /// <param name="outputs">What to add; null for nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    public static LatentRefinementEstimator In(
        MLContext ml, GanTransformer gan, GanLatentRefiner refiner, IDataView latents, LatentRefinementOutputs? outputs, CancellationToken cancellation)
    {
        var latent = latents.Schema.First(column => column.Type is VectorDataViewType { ItemType: NumberDataViewType }).Name;
        var label = latents.Schema.FirstOrDefault(column => column.Type is KeyDataViewType).Name ?? "Label";
        return ml.Gan().RefineLatent(gan, refiner, latent, labelColumnName: label, outputs: outputs, cancellationToken: cancellation);
    }
}
