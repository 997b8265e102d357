using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>Truncation: coordinates far from 0 are drawn again, and latents shrunk towards the prior's mean, which trades variety for quality. A coach
    /// behind it works on typical latents.</summary>
    /// <param name="gan">The trained network. The refiner shares its weights.</param>
    /// <param name="psi">ψ of z ← ψ·z, from 0 to 1; 1 leaves latents as long as they are. Default 0.7, StyleGAN's.</param>
    /// <param name="threshold">Coordinates beyond it are drawn again before that; at least 0.05, in standard deviations. Null (default) for none.</param>
    /// <param name="seed">Random numbers are addressed by it and a row's id. Null to draw one from the context's generator.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is conditional.</param>
    /// <param name="cancellationToken">Ends Fit and all that the transformer computes later with an <see cref="OperationCanceledException"/>, within a row or a
    /// step. It is not saved with the transformer.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, or the refiner does not go with the network.</exception>
    public LatentRefinementEstimator TruncateLatent(
        GanTransformer gan,
        double psi = 0.7,
        double? threshold = null,
        int? seed = null,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label,
        CancellationToken cancellationToken = default) =>
        RefineLatent(gan, Truncation(psi, threshold, seed),
            outputColumnName, inputColumnName, labelColumnName, outputs: null, cancellationToken);

    /// <summary>Searches around each latent for one whose image differs most for its distance, or least: the pairs of AdvLatGAN-div (Li et al. 2022, equation
    /// 8).</summary>
    /// <param name="gan">The trained network. The refiner shares its weights.</param>
    /// <param name="apart">True (default) for images that differ most, false for those that differ least, which shows where the generator collapses.</param>
    /// <param name="iterations">Steps, from 0 to 1,000,000. Default 300.</param>
    /// <param name="stepSize">How far each coordinate moves in a step, above 0. Default 0.03.</param>
    /// <param name="bound">How far a latent may get from where it was, above 0; null (default) for no limit.</param>
    /// <param name="norm">How that distance is measured.</param>
    /// <param name="rule">Steps along the gradient's signs (default) or along the gradient.</param>
    /// <param name="seed">Random numbers are addressed by it and a row's id. Null to draw one from the context's generator.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is conditional.</param>
    /// <param name="cancellationToken">Ends Fit and all that the transformer computes later with an <see cref="OperationCanceledException"/>, within a row or a
    /// step. It is not saved with the transformer.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, or the refiner does not go with the network.</exception>
    public LatentRefinementEstimator SpreadLatent(
        GanTransformer gan,
        bool apart = true,
        int iterations = GanLatentRefiner.DefaultSpreadIterations,
        double stepSize = GanLatentRefiner.DefaultSpreadStepSize,
        double? bound = null,
        LatentNorm norm = LatentNorm.LInfinity,
        LatentStepRule rule = LatentStepRule.Sign,
        int? seed = null,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label,
        CancellationToken cancellationToken = default) =>
        RefineLatent(gan, GanLatentRefiner.Spread(apart, iterations, stepSize, bound, norm, rule, seed: SeedOrNext(seed, nameof(SpreadLatent))),
            outputColumnName, inputColumnName, labelColumnName, outputs: null, cancellationToken);

    /// <summary>DDLS: Langevin sampling in latent space, whose samples follow the data as far as the discriminator knows them (Che et al. 2020).</summary>
    /// <param name="gan">The trained network. The refiner shares its weights.</param>
    /// <param name="iterations">Steps, from 0 to 1,000,000. Default 100.</param>
    /// <param name="stepSize">ε, above 0. Default 0.01.</param>
    /// <param name="calibration">Reads scores as ln p_data/p_G, made by <see cref="FitScoreCalibration"/>. Null (default) for the scores themselves, which is
    /// refused if the network was trained with a loss that makes them none, as Wasserstein's and the hinge do.</param>
    /// <param name="seed">Random numbers are addressed by it and a row's id. Null to draw one from the context's generator.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is conditional.</param>
    /// <param name="cancellationToken">Ends Fit and all that the transformer computes later with an <see cref="OperationCanceledException"/>, within a row or a
    /// step. It is not saved with the transformer.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, or the refiner does not go with the network.</exception>
    public LatentRefinementEstimator LangevinLatent(
        GanTransformer gan,
        int iterations = GanLatentRefiner.DefaultLangevinIterations,
        double stepSize = GanLatentRefiner.DefaultLangevinStepSize,
        GanScoreCalibration? calibration = null,
        int? seed = null,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label,
        CancellationToken cancellationToken = default) =>
        RefineLatent(gan, GanLatentRefiner.Langevin(iterations, stepSize, calibration, SeedOrNext(seed, nameof(LangevinLatent))),
            outputColumnName, inputColumnName, labelColumnName, outputs: null, cancellationToken);

    /// <summary>DG-flow: follows the gradient flow of a divergence between generated and real samples (Ansari et al. 2021).</summary>
    /// <param name="gan">The trained network. The refiner shares its weights.</param>
    /// <param name="divergence">Which divergence. Default Kullback–Leibler.</param>
    /// <param name="iterations">Steps, from 0 to 1,000,000. Default 25.</param>
    /// <param name="stepSize">η, above 0. Default 0.1.</param>
    /// <param name="noise">γ, at least 0. Default 0.01.</param>
    /// <param name="calibration">Reads scores as ln p_data/p_G, made by <see cref="FitScoreCalibration"/>. Null (default) for the scores themselves, which is
    /// refused if the network was trained with a loss that makes them none, as Wasserstein's and the hinge do.</param>
    /// <param name="seed">Random numbers are addressed by it and a row's id. Null to draw one from the context's generator.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is conditional.</param>
    /// <param name="cancellationToken">Ends Fit and all that the transformer computes later with an <see cref="OperationCanceledException"/>, within a row or a
    /// step. It is not saved with the transformer.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, or the refiner does not go with the network.</exception>
    public LatentRefinementEstimator GradientFlowLatent(
        GanTransformer gan,
        GradientFlowDivergence divergence = GradientFlowDivergence.KullbackLeibler,
        int iterations = GanLatentRefiner.DefaultFlowIterations,
        double stepSize = GanLatentRefiner.DefaultFlowStepSize,
        double noise = GanLatentRefiner.DefaultFlowNoise,
        GanScoreCalibration? calibration = null,
        int? seed = null,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label,
        CancellationToken cancellationToken = default) =>
        RefineLatent(gan, GanLatentRefiner.GradientFlow(divergence, iterations, stepSize, noise, calibration, SeedOrNext(seed, nameof(GradientFlowLatent))),
            outputColumnName, inputColumnName, labelColumnName, outputs: null, cancellationToken);

    /// <summary>DOT: moves latents only where the score rises faster than it usually does for the distance (Tanaka 2019). Fit measures how steep the score
    /// is.</summary>
    /// <param name="gan">The trained network. The refiner shares its weights.</param>
    /// <param name="iterations">Steps, from 0 to 1,000,000. Default 20.</param>
    /// <param name="learningRate">Of gradient descent, above 0. Default 0.01.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is conditional.</param>
    /// <param name="cancellationToken">Ends Fit and all that the transformer computes later with an <see cref="OperationCanceledException"/>, within a row or a
    /// step. It is not saved with the transformer.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, or the refiner does not go with the network.</exception>
    public LatentRefinementEstimator TransportLatent(
        GanTransformer gan,
        int iterations = GanLatentRefiner.DefaultTransportIterations,
        double learningRate = GanLatentRefiner.DefaultTransportLearningRate,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label,
        CancellationToken cancellationToken = default) =>
        RefineLatent(gan, GanLatentRefiner.Transport(iterations, learningRate),
            outputColumnName, inputColumnName, labelColumnName, outputs: null, cancellationToken);

    /// <summary>An evolutionary search without gradients, the baseline EvolGAN (a, b) in AdvLatGAN's comparison.</summary>
    /// <param name="gan">The trained network. The refiner shares its weights.</param>
    /// <param name="mutatedShare">a: the probability of each coordinate to be drawn anew, from 0 (one at a time) to 1 (all). Default 0.5.</param>
    /// <param name="evaluations">b, from 0 to 1,000,000. Default 20.</param>
    /// <param name="seed">Random numbers are addressed by it and a row's id. Null to draw one from the context's generator.</param>
    /// <param name="outputColumnName">Name of the refined latent column, <c>Vector&lt;Single&gt;</c>. Default "Latent".</param>
    /// <param name="inputColumnName">Name of the latent column, <c>Vector&lt;Single&gt;</c> of the network's latent size; null means the output's name.</param>
    /// <param name="labelColumnName">Name of the key-typed column with the class to make; read only where the network is conditional.</param>
    /// <param name="cancellationToken">Ends Fit and all that the transformer computes later with an <see cref="OperationCanceledException"/>, within a row or a
    /// step. It is not saved with the transformer.</param>
    /// <returns>An estimator whose transformer goes in front of <paramref name="gan"/>.</returns>
    /// <exception cref="ArgumentException">A number is out of its range, or the refiner does not go with the network.</exception>
    public LatentRefinementEstimator EvolveLatent(
        GanTransformer gan,
        double mutatedShare = GanLatentRefiner.DefaultMutatedShare,
        int evaluations = GanLatentRefiner.DefaultEvaluations,
        int? seed = null,
        string outputColumnName = ColumnNames.Latent,
        string? inputColumnName = null,
        string labelColumnName = ColumnNames.Label,
        CancellationToken cancellationToken = default) =>
        RefineLatent(gan, GanLatentRefiner.Evolution(mutatedShare, evaluations, SeedOrNext(seed, nameof(EvolveLatent))),
            outputColumnName, inputColumnName, labelColumnName, outputs: null, cancellationToken);

    private GanLatentRefiner Truncation(double psi, double? threshold, int? seed)
    {
        var shrinking = GanLatentRefiner.Shrinking(psi);
        if (threshold is not { } bound)
            return shrinking;
        var resampling = GanLatentRefiner.Resampling(bound, SeedOrNext(seed, nameof(TruncateLatent)));
        return psi == 1 ? resampling : GanLatentRefiner.Sequence(resampling, shrinking);
    }
}
