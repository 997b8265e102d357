using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Model.Import;

namespace Microsoft.ML.GanRefinement;

public abstract partial class GanTrainerOptions
{
    [JsonIgnore]
    internal GanPairWeights? InitialWeights { get; private set; }

    /// <summary>Starts training from weights that were trained elsewhere instead of random ones. The files are read and checked against
    /// <see cref="Networks"/> when Fit starts; optimisers start anew. <see cref="GanCatalog.FromNetworks"/> makes a transformer of such weights
    /// instead.</summary>
    /// <param name="generator">The generator's.</param>
    /// <param name="discriminator">The discriminator's.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void LoadWeights(GanWeights generator, GanWeights discriminator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(discriminator);
        InitialWeights = new GanPairWeights(generator, discriminator);
    }
}
