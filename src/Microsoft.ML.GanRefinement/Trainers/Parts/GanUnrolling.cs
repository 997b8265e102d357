using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Updates;

namespace Microsoft.ML.GanRefinement;

/// <summary>Unrolling (Metz et al. 2017): the generator's adversarial loss is that against the discriminator after k further steps on the same batch, and the
/// generator's gradient goes through these steps. The discriminator itself takes its ordinary steps alone. Immutable.</summary>
/// <remarks>A look-ahead costs about 2k + 1 passes of the discriminator and k second derivatives. Its steps go down the objective's loss, without
/// penalties.</remarks>
public sealed record GanUnrolling
{
    /// <summary>k, at least 0. At 0 there is no look-ahead.</summary>
    /// <value>The default value is 5; the paper takes 0 to 10, and 20 for its recurrent generator.</value>
    public int Steps { get; init; } = 5;

    /// <summary>How the discriminator steps in the look-ahead: <see cref="GanOptimizer.Adam"/>, with the trainer's β if it has Adam too and with averages that
    /// start at zero for each look-ahead, or <see cref="GanOptimizer.Sgd"/> without momentum.</summary>
    /// <value>The default value is <see cref="GanOptimizer.Adam"/>.</value>
    public GanOptimizer Optimizer { get; init; }

    /// <summary>The learning rate of the look-ahead, above 0.</summary>
    /// <value>The default value is null: <see cref="GanTrainerOptions.DiscriminatorLearningRate"/>, whatever its schedule.</value>
    public double? LearningRate { get; init; }

    /// <summary>Whether the generator's gradient goes through the discriminator's steps. Otherwise the stepped discriminator counts as given, which costs
    /// half as much and loses what the paper is about: how the discriminator would react.</summary>
    /// <value>The default value is true.</value>
    public bool SecondOrder { get; init; } = true;

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);

    internal void Check()
    {
        OptionChecks.AtLeast(0, Steps);
        OptionChecks.Defined(Optimizer);
        if (Optimizer is not (GanOptimizer.Adam or GanOptimizer.Sgd))
        {
            throw OptionChecks.OutOfRange(nameof(Optimizer), Optimizer,
                $"Optimizer must be {GanOptimizer.Adam} or {GanOptimizer.Sgd} in an Unrolling; it is {Optimizer}.");
        }

        OptionChecks.Positive(LearningRate ?? 1, option: nameof(LearningRate));
    }

    internal LookAhead? Build(RecipeContext context, GanObjective objective, OptimizerSettings discriminator, double learningRate)
    {
        // The β of another optimiser are something else.
        var (beta1, beta2) = discriminator.Kind == GanOptimizer.Adam ? (discriminator.Beta1, discriminator.Beta2) : (0.5, 0.999);
        return Steps == 0
            ? null
            : new LookAhead(new LookAheadSettings(Steps, Optimizer, LearningRate ?? learningRate, beta1, beta2, !SecondOrder), objective,
                context.Networks.Discriminator);
    }
}
