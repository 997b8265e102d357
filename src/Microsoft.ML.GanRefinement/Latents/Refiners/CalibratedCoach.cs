using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanLatentRefiner
{
    /// <summary>CoachGAN that cannot make things worse: as soon as it meets the trained network, steps, learning rate and radius are chosen where the Fréchet
    /// distance to held-out images is lowest; it takes no steps where they do not help on other held-out images.</summary>
    /// <param name="calibration">The held-out images, a featurizer, and what to try.</param>
    /// <param name="options">The coach's other settings; its iterations, learning rate and radius are not used. Null for the defaults.</param>
    /// <returns>For <see cref="GanTrainerOptions.LatentRefinement"/>, so that one Fit trains, calibrates and coaches, or <see cref="GanCatalog.RefineLatent"/>.
    /// In a sequence it must be the last.</returns>
    /// <exception cref="ArgumentException">A setting is out of its range, or they contradict each other.</exception>
    /// <seealso cref="GanTransformer.CoachCalibration"/>
    public static GanLatentRefiner Coach(GanCoachCalibration calibration, GanCoachOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        var used = options ?? new GanCoachOptions();
        calibration.Check(used);
        return new CalibratedCoachRefiner(calibration, used) { KeepsBatchNorm = used.KeepsBatchNorm };
    }

    /// <summary>A coach whose numbers are still to be chosen; the one with the numbers takes its place.</summary>
    internal sealed record CalibratedCoachRefiner(GanCoachCalibration Calibration, [property: JsonIgnore] GanCoachOptions Options) : GanLatentRefiner
    {
        /// <summary>The coach with the numbers that its options have.</summary>
        public CoachRefiner Uncalibrated { get; } = CoachRefiner.Of(Options);

        internal override string WhyNotSavable => NotYet;

        internal override GanCoachVariable Moves => Options.Variable;

        private static string NotYet =>
            "The coach has not been calibrated: give it to RefineLatent, whose Fit does it, or to a trainer as its LatentRefinement.";

        internal override void Check(NetworkPairSpecification networks, GanObjective objective) => Uncalibrated.Check(networks, objective);

        internal override void Check(NetworkPair networks) => Uncalibrated.Check(networks);

        internal override Tensor Losses(RefinementBatch batch, GeneratorStep step) => Uncalibrated.Losses(batch, step);

        internal override Tensor Refine(RefinementBatch batch) => throw new InvalidOperationException(NotYet);
    }
}
