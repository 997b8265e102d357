using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Regularizers;

namespace Microsoft.ML.GanRefinement;

/// <summary>What keeps a training run stable or its samples diverse, beside the objective: a penalty in one player's loss, or a limit on the discriminator's
/// weights. Immutable. A penalty of weight 0 is the same as none, bit for bit.</summary>
/// <remarks>D is the discriminator's logit or critic value, E the mean over a batch.</remarks>
// To add one: a file with its factory and record, and a line here, whose name files of options keep.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(GradientPenaltyPart), "gradientPenalty")]
[JsonDerivedType(typeof(DraganPart), "dragan")]
[JsonDerivedType(typeof(R1Part), "r1")]
[JsonDerivedType(typeof(R2Part), "r2")]
[JsonDerivedType(typeof(WassersteinDivergencePart), "wassersteinDivergence")]
[JsonDerivedType(typeof(DriftPart), "drift")]
[JsonDerivedType(typeof(LeCamPart), "leCam")]
[JsonDerivedType(typeof(UniformClassesPart), "uniformClasses")]
[JsonDerivedType(typeof(FeatureMatchingPart), "featureMatching")]
[JsonDerivedType(typeof(PullingAwayPart), "pullingAway")]
[JsonDerivedType(typeof(ModeSeekingPart), "modeSeeking")]
[JsonDerivedType(typeof(LocalStabilityPart), "localStability")]
[JsonDerivedType(typeof(HistoricalAveragingPart), "historicalAveraging")]
[JsonDerivedType(typeof(OrthogonalPart), "orthogonal")]
[JsonDerivedType(typeof(WeightClippingPart), "weightClipping")]
[JsonDerivedType(typeof(SingularValueClippingPart), "singularValueClipping")]
[JsonDerivedType(typeof(MutualInformationPart), "mutualInformation")]
[JsonDerivedType(typeof(DensityMatchingPart), "densityMatching")]
public abstract partial record GanRegularizer
{
    private protected GanRegularizer()
    {
    }

    /// <summary>Steps from one penalty to the next.</summary>
    [JsonInclude]
    internal int Interval { get; init; } = 1;

    /// <summary>Whether the weight is 0, so that there is nothing to build.</summary>
    internal abstract bool IsAbsent { get; }

    /// <summary>Whether it keeps a state from step to step, so that it cannot leave any out.</summary>
    internal virtual bool FollowsEveryStep => false;

    /// <summary>Whether it is on the gradient of each sample's score: it keeps a critic smooth, and layers in it that mix samples spoil it.</summary>
    internal virtual bool IsOnGradient => false;

    /// <summary>Whether it keeps a critic Lipschitz.</summary>
    internal virtual bool KeepsLipschitz => IsOnGradient;

    /// <summary>Whether it needs the discriminator's auxiliary classifier.</summary>
    internal virtual bool NeedsClassifier => false;

    /// <summary>Whether it needs an objective with a <see cref="GanObjective.Dual"/>.</summary>
    internal virtual bool NeedsDual => false;

    /// <summary>Whether it needs a discriminator that reads codes.</summary>
    internal virtual bool NeedsCodes => false;

    /// <summary>This penalty in every n-th step only, n times as strong: nearly the same effect in a fraction of the time (Karras et al. 2020, appendix
    /// B).</summary>
    /// <param name="steps">n, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The regulariser has no interval: weight clipping, historical averaging and LeCam follow
    /// every step.</exception>
    public GanRegularizer Every(int steps)
    {
        OptionChecks.AtLeast(1, steps);
        return steps > 1 && FollowsEveryStep
            ? throw new InvalidOperationException($"{this} follows every step: it has no interval.")
            : this with { Interval = steps };
    }

    /// <summary>The regulariser and its numbers, as JSON.</summary>
    public sealed override string ToString() => JsonSerializer.Serialize(this);

    /// <summary>The parts of a recipe for several of them.</summary>
    internal static RegularizerSet Build(IEnumerable<GanRegularizer> regularizers, RegularizerContext context) =>
        RegularizerSet.Of([.. regularizers.Where(r => !r.IsAbsent).Select(r => r.Build(context).Every(r.Interval).Named(NameOf(r)))]);

    // The name in files of options is that in reports.
    private static string NameOf(GanRegularizer regularizer) => (string)typeof(GanRegularizer).GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)
        .First(line => line.DerivedType == regularizer.GetType()).TypeDiscriminator!;

    /// <summary>What it puts into a recipe, in every step.</summary>
    internal abstract RegularizerSet Build(RegularizerContext context);
}
