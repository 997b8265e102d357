namespace Microsoft.ML.GanRefinement;

/// <summary>Trains both players towards a point where neither would move (consensus optimisation).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Mescheder, Nowozin and Geiger (2017): with v = (∂L_G/∂φ, ∂L_D/∂θ), both players step at once down v + γ·∇½‖v‖². It takes the second derivative
/// of the passes that the players make; with several batches for one step, an attack, a look-ahead, input transforms, top-k or latents that move it makes
/// further passes of both networks.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.Consensus(Options)"/>
public sealed class ConsensusGanTrainer : GanTrainer
{
    internal ConsensusGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.Consensus), options)
    {
    }

    /// <summary>Settings of a <see cref="ConsensusGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>, all as in the authors' code: a <see cref="GanTrainerOptions.ConsensusWeight"/> of 0.1,
    /// <see cref="GanUpdateRule.Simultaneous"/> updates, RMSProp with a learning rate of 0.0001, latents of 256 values. The code's DCGAN has no
    /// normalisation in either network, and so have the networks here.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>The values of the authors' code.</summary>
        public Options()
        {
            ConsensusWeight = 0.1;
            UpdateRule = GanUpdateRule.Simultaneous;
            Optimizer = GanOptimizer.RmsProp;
            (GeneratorLearningRate, DiscriminatorLearningRate) = (1e-4, 1e-4);
            Networks = GanNetworks.Dcgan(options: new GanNetworkOptions { GeneratorNormalization = GeneratorNormalization.None });
            LatentSize = 256;
        }
    }
}
