using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>Moves latents so that a trained network makes better images of them; the network's weights stay as they are. Immutable.</summary>
/// <remarks>
/// <para>Put it in front of a network with <see cref="GanCatalog.RefineLatent"/> or inside it with <see cref="GanTrainerOptions.LatentRefinement"/>: the
/// images are the same, bit for bit. A row's result does not depend on the rows that it is batched with, bit for bit, unless the discriminator compares the
/// samples of a batch (<see cref="GanNetworkOptions.MinibatchKernels"/>, <see cref="GanNetworkOptions.MinibatchDeviation"/>). Of networks of your own this
/// holds as far as their layers give a row the same bits among 8 rows as among 64.</para>
/// <para>Random numbers are addressed by the refiner's seed and the row's id.</para>
/// </remarks>
// To add one: a file with its factory and record, and a line here, whose name model files keep.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "refiner")]
[JsonDerivedType(typeof(CoachRefiner), "coach")]
[JsonDerivedType(typeof(CalibratedCoachRefiner), "calibratedCoach")]
[JsonDerivedType(typeof(FgsmRefiner), "fgsm")]
[JsonDerivedType(typeof(TruncationRefiner), "truncation")]
[JsonDerivedType(typeof(ResamplingRefiner), "resampling")]
[JsonDerivedType(typeof(ShrinkingRefiner), "shrinking")]
[JsonDerivedType(typeof(SpreadRefiner), "spread")]
[JsonDerivedType(typeof(LangevinRefiner), "langevin")]
[JsonDerivedType(typeof(GradientFlowRefiner), "gradientFlow")]
[JsonDerivedType(typeof(TransportRefiner), "transport")]
[JsonDerivedType(typeof(EvolutionRefiner), "evolution")]
[JsonDerivedType(typeof(SequenceRefiner), "sequence")]
public abstract partial record GanLatentRefiner
{
    // A step costs two passes of both networks.
    private protected const int MaxIterations = 1_000_000;

    private protected GanLatentRefiner()
    {
    }

    /// <summary>Whether the frozen networks compute their batch norms as they do elsewhere. Otherwise batch norms are folded into the layers before them, and
    /// spectral norms are computed once, which is faster; losses and gradients differ from those by rounding, about 1e-6 of their size. Networks of your own
    /// are always called as they are. In a sequence, each refiner's own setting counts.</summary>
    /// <value>The default value is false.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool KeepsBatchNorm { get; init; }

    /// <summary>The refiner and its numbers, as JSON.</summary>
    public sealed override string ToString() => JsonSerializer.Serialize(this);

    /// <summary>What it moves: what its result is, a vector a row.</summary>
    internal virtual GanCoachVariable Moves => GanCoachVariable.Latent;

    /// <summary>Why it cannot be in a model file; null where it can.</summary>
    internal virtual string? WhyNotSavable => null;

    /// <summary>Refuses what it can do nothing with.</summary>
    /// <param name="networks">What the pair is.</param>
    /// <param name="objective">The losses it was or will be trained with.</param>
    /// <exception cref="ArgumentException">It does not go with the pair.</exception>
    internal virtual void Check(NetworkPairSpecification networks, GanObjective objective)
    {
    }

    /// <summary>Refuses what it can do nothing with, as only the networks themselves can tell.</summary>
    /// <param name="networks">The pair, trained or to be trained.</param>
    /// <exception cref="ArgumentException">It does not go with the pair.</exception>
    internal virtual void Check(NetworkPair networks)
    {
    }

    // What needs ln p_data/p_G: the scores themselves, or calibrated ones.
    private protected static void RequireLogRatio(string method, GanObjective objective, GanScoreCalibration? calibration)
    {
        if (calibration is null && !objective.ScoreIsLogRatio)
        {
            throw new ArgumentException(
                $"{method} needs scores that are logarithms of the ratio of both densities. Those of a discriminator trained with {objective} are not: "
                + "pass a calibration, which FitScoreCalibration(gan, heldOutImages) makes.", nameof(calibration));
        }
    }

    private protected static Tensor LogRatio(GeneratorStep step, GanScoreCalibration? calibration)
    {
        var scores = step.FakeOutput.Logits.flatten();
        return calibration is null ? scores : calibration.Apply(scores);
    }

    /// <summary>The same with numbers that are measured on the trained networks.</summary>
    internal virtual GanLatentRefiner Measured(NetworkPair networks, NetworkPairSpecification specification, LatentDistribution prior, Device device) => this;

    /// <summary>What it lowers, [B], one value a sample: the generator's loss unless it says otherwise.</summary>
    internal virtual Tensor Losses(RefinementBatch batch, GeneratorStep step) => batch.Objective.GeneratorLosses(step);

    /// <summary>Moved copies of the latents. A sample's result does not depend on the batch it is in.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal abstract Tensor Refine(RefinementBatch batch);
}
