
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Mixtures;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Draws samples of a toy distribution, to train on with <see cref="GanNetworks.Mlp"/> or to compare with.</summary>
    /// <param name="mixture">The distribution.</param>
    /// <param name="count">How many rows, at least 1.</param>
    /// <param name="seed">The same seed gives the same samples, bit for bit. Null to draw one from the context's generator.</param>
    /// <param name="outputColumnName">The column: Vector of Single with as many values as the distribution has, 2 in the plane. Default "Image", where
    /// trainers look for samples.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public IDataView SampleMixture(GanMixture mixture, int count, int? seed = null, string outputColumnName = ColumnNames.Image)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        OptionChecks.AtLeast(1, count);
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        return MixtureDataView.Create(mixture, count, SeedOrNext(seed, nameof(SampleMixture)), outputColumnName);
    }
}
