namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a generator against the discriminator as it will be after some further steps (unrolled GAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Metz et al. (2017): L_G is taken at θ_k, θ_{i+1} = θ_i − step(∂L_D/∂θ_i), and differentiated through these steps; then the discriminator takes its one
/// ordinary step. `GanUnrolling` has the look-ahead's settings.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.Unrolled(Options)"/>
public sealed class UnrolledGanTrainer : GanTrainer
{
    internal UnrolledGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.Unrolled), options)
    {
    }

    /// <summary>Settings of an <see cref="UnrolledGanTrainer"/>: those of <see cref="GanTrainerOptions"/>, with <see cref="GanTrainerOptions.Unrolling"/>.
    /// Copied and checked when the trainer is made; changing them later has no effect.</summary>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Five steps of look-ahead; learning rates of 0.001 for the generator and 0.0001 for the discriminator, as in the authors'
        /// demonstration.</summary>
        public Options()
        {
            Unrolling = new GanUnrolling();
            (GeneratorLearningRate, DiscriminatorLearningRate) = (1e-3, 1e-4);
        }

        /// <summary>The authors' demonstration on a ring of Gaussians: perceptrons of two layers of 128 tanh units with orthogonal first weights of gain
        /// 1.4, latents of 256 values, batches of 512, 25,000 iterations. Its ring has a radius of 2 and a deviation of 0.02.</summary>
        public static Options Ring() => new()
        {
            Networks = GanNetworks.Mlp([128, 128], activation: MlpActivation.Tanh, options: new GanNetworkOptions
            {
                Initialization = WeightInitialization.Orthogonal,
                InitializationGain = 1.4,
            }),
            LatentSize = 256,
            BatchSize = 512,
            MaxIterations = 25_000,
        };
    }
}
