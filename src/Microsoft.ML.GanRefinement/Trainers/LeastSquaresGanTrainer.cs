namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a network whose discriminator's scores are drawn to targets by least squares (LSGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`; the score is near 1 for what looks real and near 0 for what looks generated, but not bounded.
///
/// ### Algorithm Details
/// Mao et al. (2017), equation 9: L_D = ½·E (D(x) − 1)² + ½·E D(G(z))², L_G = ½·E (D(G(z)) − 1)².
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.LeastSquares(Options)"/>
public sealed class LeastSquaresGanTrainer : GanTrainer
{
    internal LeastSquaresGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.LeastSquares), options)
    {
    }

    /// <summary>Settings of a <see cref="LeastSquaresGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanObjective.LeastSquares"/>, and latents of their own for the generator. The
    /// paper's learning rates are 0.001 and, for LSUN, 0.0002, which is the library's.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Targets 0, 1 and 1.</summary>
        public Options()
        {
            Objective = GanObjective.LeastSquares();
            GeneratorLatents = GeneratorLatents.Fresh;
        }
    }
}
