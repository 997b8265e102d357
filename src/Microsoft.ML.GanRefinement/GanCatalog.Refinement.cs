
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Refinement;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>CoachGAN: gradient steps on latents, with both networks frozen, that make a trained network's images more realistic.</summary>
    /// <param name="gan">The trained network. The coach shares its weights.</param>
    /// <param name="iterations">K, number of steps, from 0 to 1,000,000; 0 leaves latents as they are. Default 50.</param>
    /// <param name="learningRate">Step size, above 0. Default 0.001; small networks take 0.01 with about 10 steps.</param>
    /// <param name="optimizer">Adam (default), gradient descent or RMSProp.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is conditional.</param>
    /// <param name="cancellationToken">Ends Fit and all that the transformer computes later with an <see cref="OperationCanceledException"/>, within a row or a
    /// step. It is not saved with the transformer.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="iterations"/>, <paramref name="learningRate"/> or
    /// <paramref name="optimizer"/> is out of range.</exception>
    /// <remarks>The defaults are the paper's and move each coordinate by 0.05 at most. Longer is not better: with a small WGAN-GP critic after 1,000
    /// iterations, 10 steps of 0.01 lowered the Fréchet distance from 72 to 62, and 30 raised it to 88.</remarks>
    public LatentRefinementEstimator CoachLatent(
        GanTransformer gan,
        int iterations = GanLatentRefiner.DefaultCoachIterations,
        double learningRate = GanLatentRefiner.DefaultCoachLearningRate,
        LatentOptimizer optimizer = LatentOptimizer.Adam,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label,
        CancellationToken cancellationToken = default) =>
        RefineLatent(
            gan, GanLatentRefiner.Coach(iterations, learningRate, optimizer), outputColumnName, inputColumnName, labelColumnName, outputs: null,
            cancellationToken);

    /// <summary>CoachGAN with all settings: other optimisers and losses, chosen coordinates, a limit of the distance, and rows that end early.</summary>
    /// <param name="gan">The trained network. The coach shares its weights.</param>
    /// <param name="options">The settings.</param>
    /// <param name="outputs">Columns beside the refined latent: the loss before and after, the distance moved, the trajectory. Null for none.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is conditional.</param>
    /// <param name="cancellationToken">Ends Fit and all that the transformer computes later with an <see cref="OperationCanceledException"/>, within a row or a
    /// step. It is not saved with the transformer.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>.</returns>
    /// <exception cref="ArgumentException">A setting is out of its range, or they contradict each other, or two columns have one name.</exception>
    public LatentRefinementEstimator CoachLatent(
        GanTransformer gan,
        GanCoachOptions options,
        LatentRefinementOutputs? outputs = null,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label,
        CancellationToken cancellationToken = default) =>
        RefineLatent(gan, GanLatentRefiner.Coach(options), outputColumnName, inputColumnName, labelColumnName, outputs, cancellationToken);

    /// <summary>CoachGAN that cannot make things worse: Fit chooses steps, learning rate and radius where the Fréchet distance to held-out images is lowest,
    /// and takes no steps where they do not help on other held-out images.</summary>
    /// <param name="gan">The trained network. The coach shares its weights.</param>
    /// <param name="calibration">The held-out images, a featurizer, and what to try.</param>
    /// <param name="options">The coach's other settings; its iterations, learning rate and radius are not used. Null for the defaults.</param>
    /// <param name="outputs">Columns beside the refined latent: the loss before and after, the distance moved, the trajectory. Null for none.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is conditional.</param>
    /// <param name="cancellationToken">Ends Fit and all that the transformer computes later with an <see cref="OperationCanceledException"/>, within a row or a
    /// step. It is not saved with the transformer.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>; its <see cref="LatentRefinementTransformer.Calibration"/> says what was
    /// measured.</returns>
    /// <exception cref="ArgumentException">A setting is out of its range, or they contradict each other, or two columns have one name.</exception>
    public LatentRefinementEstimator CoachLatent(
        GanTransformer gan,
        GanCoachCalibration calibration,
        GanCoachOptions? options = null,
        LatentRefinementOutputs? outputs = null,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label,
        CancellationToken cancellationToken = default) =>
        RefineLatent(gan, GanLatentRefiner.Coach(calibration, options), outputColumnName, inputColumnName, labelColumnName, outputs, cancellationToken);

    /// <summary>AdvLatGAN-z: searches around each latent, with both networks frozen, for one with a more realistic image. It turns a trained method into its
    /// "+" variant.</summary>
    /// <param name="gan">The trained network. The search shares its weights.</param>
    /// <param name="iterations">n, number of steps, from 0 to 1,000,000; 0 leaves latents as they are. Default 100.</param>
    /// <param name="stepSize">a: how far each coordinate moves in a step, above 0. Default 0.01.</param>
    /// <param name="bound">ε: how far a latent may get from where it was, at least 0; null (default) for no limit but n·a in each coordinate, as in the
    /// official code. The paper's text has a ball, but gives no radius for this search.</param>
    /// <param name="norm">How that distance is measured: by the largest difference of a coordinate (default) or as the Euclidean distance.</param>
    /// <param name="goal">A higher score (default, the paper's), or a lower loss of the generator (the official code's).</param>
    /// <param name="rule">Steps along the gradient's signs (default), or along the gradient itself: "AT+LIN" and "AT+GD" in the paper.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is conditional.</param>
    /// <param name="cancellationToken">Ends Fit and all that the transformer computes later with an <see cref="OperationCanceledException"/>, within a row or a
    /// step. It is not saved with the transformer.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <seealso cref="GanTrainerOptions.LatentRefinement"/>
    public LatentRefinementEstimator SearchLatent(
        GanTransformer gan,
        int iterations = GanLatentRefiner.DefaultFgsmIterations,
        double stepSize = GanLatentRefiner.DefaultFgsmStepSize,
        double? bound = null,
        LatentNorm norm = LatentNorm.LInfinity,
        LatentSearchGoal goal = LatentSearchGoal.Score,
        LatentStepRule rule = LatentStepRule.Sign,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label,
        CancellationToken cancellationToken = default) =>
        RefineLatent(gan, GanLatentRefiner.Fgsm(iterations, stepSize, bound, norm, goal, rule), outputColumnName, inputColumnName, labelColumnName,
            outputs: null, cancellationToken);

    /// <summary>Moves latents by any refiner, or a sequence of them, with both networks frozen.</summary>
    /// <param name="gan">The trained network. The refiner shares its weights.</param>
    /// <param name="refiner">What moves the latents, such as <see cref="GanLatentRefiner.Coach(GanCoachOptions)"/>.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is conditional.</param>
    /// <param name="outputs">Columns beside the refined latent: the loss before and after, the distance moved, the trajectory. Null for none.</param>
    /// <param name="cancellationToken">Ends Fit and all that the transformer computes later with an <see cref="OperationCanceledException"/>, within a row or a
    /// step. It is not saved with the transformer.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>.</returns>
    /// <exception cref="ArgumentException">The refiner does not go with the network, or two columns have one name.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="gan"/> or <paramref name="refiner"/> is null.</exception>
    public LatentRefinementEstimator RefineLatent(
        GanTransformer gan,
        GanLatentRefiner refiner,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label,
        LatentRefinementOutputs? outputs = null,
        CancellationToken cancellationToken = default) =>
        new(Environment, gan, refiner,
            new RefinementColumns(outputColumnName, inputColumnName ?? outputColumnName, labelColumnName) { More = outputs ?? new() }, cancellationToken);
}
