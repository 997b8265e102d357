namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a network by primal-dual subgradient steps: the generator also moves its density at the data by what the discriminator says of
/// them.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Chen, Wang and Ge (2019), algorithm 1: k₀ steps of the discriminator up E f₀(D(x)) + E f₁(D(G(z))); then the generator goes down
/// E f₁(D(G(z))) + E_i (p̃(x_i) − p(x_i))², where p(x_i) = E_j k_σ(G(z_j) − x_i) and p̃(x_i) = p(x_i) − α·f₁(D(x_i)) is held constant.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.PrimalDual(Options)"/>
public sealed class PrimalDualGanTrainer : GanTrainer
{
    internal PrimalDualGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.PrimalDual), options)
    {
    }

    /// <summary>Settings of a <see cref="PrimalDualGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanObjective.PrimalDual"/> with <see cref="GanRegularizer.DensityMatching"/>,
    /// whose α and σ are the library's, and latents of their own for the generator. k₀ is <see cref="GanTrainerOptions.CriticSteps"/>.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>For vectors of few values: perceptrons, and a density of the samples themselves.</summary>
        public Options()
        {
            Objective = GanObjective.PrimalDual();
            Regularizers = [GanRegularizer.DensityMatching()];
            Networks = GanNetworks.Mlp();
            GeneratorLatents = GeneratorLatents.Fresh;
        }

        /// <summary>For images: a DCGAN, and a density of the discriminator's features. Their scale grows with the network: choose the width of the kernel
        /// near the distance of neighbours.</summary>
        /// <param name="bandwidth">σ, above 0. Default 10.</param>
        public static Options Images(double bandwidth = 10) => new()
        {
            Networks = GanNetworks.Dcgan(),
            Regularizers = [GanRegularizer.DensityMatching(bandwidth: bandwidth, ofFeatures: true)],
        };
    }
}
