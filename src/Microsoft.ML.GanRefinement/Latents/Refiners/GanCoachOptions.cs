using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>All settings of <see cref="GanLatentRefiner.Coach(GanCoachOptions)"/>. Immutable.</summary>
/// <remarks>The default steps and learning rate are the paper's, which move a coordinate by about 0.05. <c>build/reproduce coachgan</c> measures them
/// beside others, over objectives and seeds and on data that no network has seen, and says by which rule a setting is called safe:
/// docs/results/coachgan.md.</remarks>
public sealed record GanCoachOptions
{
    /// <summary>K, the largest number of steps, from 0 to 1,000,000.</summary>
    /// <value>The default value is 50.</value>
    public int Iterations { get; init; } = GanLatentRefiner.DefaultCoachIterations;

    /// <summary>η, the step size, above 0.</summary>
    /// <value>The default value is 0.001.</value>
    public double LearningRate { get; init; } = GanLatentRefiner.DefaultCoachLearningRate;

    /// <summary>How a gradient becomes a step.</summary>
    /// <value>The default value is <see cref="LatentOptimizer.Adam"/>.</value>
    public LatentOptimizer Optimizer { get; init; }

    /// <summary>Momentum of <see cref="LatentOptimizer.Sgd"/> and <see cref="LatentOptimizer.RmsProp"/>, at least 0 and below 1. Adam has one of its own and
    /// takes 0 alone.</summary>
    /// <value>The default value is 0.</value>
    public double Momentum { get; init; }

    /// <summary>Whose generator loss falls.</summary>
    /// <value>The default value is null: that of the objective that the network was trained with, which the model remembers.</value>
    public GanObjective? Objective { get; init; }

    /// <summary>The weight of the objective's loss, at least 0. At 0, <see cref="Loss"/> stands alone.</summary>
    /// <value>The default value is 1.</value>
    public double ObjectiveWeight { get; init; } = 1;

    /// <summary>A loss of your own, added to the objective's: from a batch of generated images, [B, C, H, W] or [B, n], in about [−1,1], to one value an image,
    /// [B]. For example the squared difference from features that refinement is to keep. It must be differentiable, judge each image by itself, and take any
    /// B. A coach with one cannot be saved.</summary>
    /// <remarks>Use <see cref="GanTensorExtensions"/> for arithmetic with numbers. Called by several threads if rows are read by several.</remarks>
    /// <value>The default value is null.</value>
    public Func<Tensor, Tensor>? Loss { get; init; }

    /// <summary>The weight of <see cref="Loss"/>, at least 0.</summary>
    /// <value>The default value is 1.</value>
    public double LossWeight { get; init; } = 1;

    /// <summary>What moves. Where it is not the latent, <see cref="LatentRefinementOutputs"/> name the columns of the result: images and scores, or the
    /// weights of the classes, or w.</summary>
    /// <value>The default value is <see cref="GanCoachVariable.Latent"/>.</value>
    public GanCoachVariable Variable { get; init; }

    /// <summary>The coordinates of a latent, or of w, that may move, counted from 0; at least one, none twice. The others keep their values exactly.</summary>
    /// <value>The default value is null: all.</value>
    public IReadOnlyList<int>? Coordinates { get; init; }

    /// <summary>How far a latent may get from where it began, above 0: each step ends with the projection onto that ball.</summary>
    /// <value>The default value is null: any distance.</value>
    public double? Radius { get; init; }

    /// <summary>How that distance is measured.</summary>
    /// <value>The default value is <see cref="LatentNorm.L2"/>.</value>
    public LatentNorm RadiusNorm { get; init; } = LatentNorm.L2;

    /// <summary>A row is done as soon as the discriminator's score of its image is so high. Rows that are done cost nothing more.</summary>
    /// <value>The default value is null: no such score.</value>
    public double? TargetScore { get; init; }

    /// <summary>A row is done after so many steps in a row without a lower loss, at least 1.</summary>
    /// <value>The default value is null: rows go on to the last step.</value>
    public int? Patience { get; init; }

    /// <summary>How much lower a loss must be to count for <see cref="Patience"/>, at least 0.</summary>
    /// <value>The default value is 0.</value>
    public double MinDelta { get; init; }

    /// <summary>Whether a row's result is the latent with the lowest loss on its way, its beginning included, rather than the last one. It costs one more
    /// forward pass.</summary>
    /// <value>The default value is false.</value>
    public bool KeepsBest { get; init; }

    /// <summary>See <see cref="GanLatentRefiner.KeepsBatchNorm"/>.</summary>
    /// <value>The default value is false: batch norms are folded into the layers before them.</value>
    public bool KeepsBatchNorm { get; init; }

    /// <summary>The settings, each by name.</summary>
    public override string ToString() => RecordText.Of(this);
}
