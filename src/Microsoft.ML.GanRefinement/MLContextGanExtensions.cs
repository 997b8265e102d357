
using Microsoft.ML.GanRefinement;

namespace Microsoft.ML;

/// <summary>Adds generative adversarial networks to <see cref="MLContext"/>.</summary>
public static class MLContextGanExtensions
{
    /// <summary>The catalog of generative adversarial networks: data, trainers, latent refinement and evaluation.</summary>
    /// <param name="mlContext">The context whose seed, log and device settings the components use.</param>
    /// <returns>A catalog bound to <paramref name="mlContext"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="mlContext"/> is null.</exception>
    public static GanCatalog Gan(this MLContext mlContext) => new(mlContext);
}
