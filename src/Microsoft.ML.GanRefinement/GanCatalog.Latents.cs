using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Draws latents for a trained network and, if it is conditional, classes: each in turn, so that all are equally
    /// frequent.</summary>
    /// <param name="gan">The network. Its latent size, class names and column names are taken.</param>
    /// <param name="count">How many rows, at least 1.</param>
    /// <param name="seed">The same seed gives the same latents, bit for bit. Null for one from the context's generator.</param>
    /// <param name="truncation">
    /// Values farther than this from zero are drawn again: less variety, more typical images. At least 0.05; null for none.
    /// </param>
    /// <returns>The network's latent column, a Vector of Single, and its label column, a key with the class names as key values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or truncation out of range.</exception>
    public IDataView SampleLatents(GanTransformer gan, int count, int? seed = null, float? truncation = null)
    {
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var prior = new LatentPrior(gan.LatentSize, SeedOrNext(seed, nameof(SampleLatents)), truncation);
        return LatentDataView.Create(count, prior, gan.Columns.Latent, gan.Columns.Label, gan.ClassNames);
    }

    /// <summary>Adds a latent to each row, so that a chain can generate after a trainer, or on any data.</summary>
    /// <param name="latentSize">Values in a latent: the latent size of the network that reads it.</param>
    /// <param name="outputColumnName">The column to add: Vector of Single.</param>
    /// <param name="seed">The same seed gives a row the same latent, bit for bit. Null for one from the context's generator.</param>
    /// <param name="truncation">Values farther than this from zero are drawn again. At least 0.05; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size or truncation out of range.</exception>
    public AppendLatentsEstimator AppendLatents(
        int latentSize, string outputColumnName = ColumnNames.Latent, int? seed = null, float? truncation = null) =>
        new(outputColumnName, new LatentPrior(latentSize, SeedOrNext(seed, nameof(AppendLatents)), truncation));

    /// <inheritdoc cref="AppendLatents(int, string, int?, float?)"/>
    /// <param name="gan">The network that reads the latents. Its latent size and column name are taken.</param>
    /// <param name="seed">The same seed gives a row the same latent, bit for bit. Null for one from the context's generator.</param>
    /// <param name="truncation">Values farther than this from zero are drawn again. At least 0.05; null for none.</param>
    public AppendLatentsEstimator AppendLatents(GanTransformer gan, int? seed = null, float? truncation = null)
    {
        ArgumentNullException.ThrowIfNull(gan);
        return AppendLatents(gan.LatentSize, gan.Columns.Latent, seed, truncation);
    }

    private int SeedOrNext(int? seed, string component) => seed ?? Environment.Register(component).Rand.Next();
}
