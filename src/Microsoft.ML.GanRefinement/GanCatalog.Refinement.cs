using Microsoft.ML.GanRefinement.Refinement;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>CoachGAN: gradient steps on latents, with both networks frozen, that make a trained network's images more
    /// realistic.</summary>
    /// <param name="gan">The trained network. The coach shares its weights.</param>
    /// <param name="iterations">K, number of steps, from 0; 0 leaves latents as they are. Default 50.</param>
    /// <param name="learningRate">Step size, above 0. Default 0.001; small networks take 0.01 with 10 to 30 steps.</param>
    /// <param name="optimizer">Adam (default) or plain gradient descent.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the
    /// output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is
    /// conditional.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="iterations"/>, <paramref name="learningRate"/> or
    /// <paramref name="optimizer"/> is out of range.</exception>
    public LatentCoachEstimator CoachLatent(
        GanTransformer gan,
        int iterations = CoachSettings.DefaultIterations,
        float learningRate = CoachSettings.DefaultLearningRate,
        LatentOptimizer optimizer = LatentOptimizer.Adam,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label) =>
        new(Environment, gan, new RefinementColumns(outputColumnName, inputColumnName ?? outputColumnName, labelColumnName),
            new CoachSettings(iterations, learningRate, optimizer));
}
