namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a network whose discriminator has gradients of norm 1 around real samples (DRAGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Kodali et al. (2017), algorithm 1: L_D gets λ·E (‖∇D(x + δ)‖ − k)², δ ~ N(0, c·I). `DraganForm` has its other forms.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.Dragan(Options)"/>
public sealed class DraganTrainer : GanTrainer
{
    internal DraganTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.Dragan), options)
    {
    }

    /// <summary>Settings of a <see cref="DraganTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanRegularizer.Dragan"/> with the usual λ = 10 and k = 1, and latents of their
    /// own for the generator. c, learning rates and β are the library's.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Sets the penalty.</summary>
        public Options()
        {
            Regularizers = [GanRegularizer.Dragan()];
            GeneratorLatents = GeneratorLatents.Fresh;
        }
    }
}
