namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a generator that also looks for where the discriminator would not move, so that the equilibrium attracts (local stability).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Nagarajan and Kolter (2017), section 4: the generator lowers L_G + η·‖∂V/∂θ‖², V being the discriminator's loss and θ its weights; the discriminator's
/// step is the usual one. A joint step of rate h on V = xy contracts if h < 2η.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.LocallyStable(Options)"/>
public sealed class LocallyStableGanTrainer : GanTrainer
{
    internal LocallyStableGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.LocallyStable), options)
    {
    }

    /// <summary>Settings of a <see cref="LocallyStableGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanRegularizer.LocalStability"/>, with the library's weight of 0.1, and
    /// <see cref="GanUpdateRule.Simultaneous"/> updates, which the paper's theory is of.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Sets the regulariser.</summary>
        public Options()
        {
            Regularizers = [GanRegularizer.LocalStability()];
            UpdateRule = GanUpdateRule.Simultaneous;
        }
    }
}
