using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Refining;

/// <summary>The refiners and filters of the catalog, at their defaults unless a row's note says otherwise.</summary>
internal static class RefinerList
{
    /// <summary>A coach of ten steps of 0.01, the paper's other setting.</summary>
    public const string Coach10 = "coach, 10 × 0.01";

    /// <summary>The negative controls: nothing that they do may help.</summary>
    public const string ShuffledCoach = "control: coach, weights of D shuffled";
    public const string ShuffledBest = "control: keep best, scores shuffled";

    private const int BestOf = 2;
    private const int RejectedFor = 40;
    private const int RefinerSeed = 5;

    // (a, b) of the comparison beside the default, (0.5, 20).
    private static readonly (double MutatedShare, int Evaluations)[] s_evolutions = [(0, 80), (0.5, 80), (1, 20)];

    /// <summary>Rows for one way to train.</summary>
    /// <param name="proposals">Of a chain of Metropolis–Hastings: the default of 640 takes as many generated samples for one.</param>
    /// <param name="spreads">Whether <c>Spread</c> is among them: its 300 steps are dear, and it is there to find pairs, not better samples.</param>
    /// <param name="evolutions">Whether all of EvolGAN's settings are among them, which look at up to 81 samples for one.</param>
    public static IReadOnlyList<RefinerRow> All(int proposals, bool spreads, bool evolutions = false) =>
    [
        Latent("coach", "the default", GanLatentRefiner.Coach()),
        Latent(Coach10, "10 steps of 0.01", GanLatentRefiner.Coach(10, 0.01)),
        RefinerRow.Samples("coach, calibrated", "steps and rate chosen on held-out data", scene => scene.Refine(Calibrated(scene), scene.Latents)),
        Latent("search", "AdvLatGAN-z, the default: 100 × 0.01", GanLatentRefiner.Fgsm()),
        .. spreads
            ? [Latent("spread", "AdvLatGAN-div's search, images that differ most: 300 × 0.03", GanLatentRefiner.Spread(seed: RefinerSeed))]
            : Array.Empty<RefinerRow>(),
        Latent("Langevin", "DDLS, scores as they are: 100 × 0.01", GanLatentRefiner.Langevin(seed: RefinerSeed)),
        RefinerRow.Samples("Langevin, calibrated", "DDLS, scores calibrated on held-out data",
            scene => scene.Refine(GanLatentRefiner.Langevin(calibration: Scores(scene), seed: RefinerSeed))),
        Latent("gradient flow", "DG-flow, scores as they are: 25 × 0.1", GanLatentRefiner.GradientFlow(seed: RefinerSeed)),
        RefinerRow.Samples("gradient flow, calibrated", "DG-flow, scores calibrated on held-out data",
            scene => scene.Refine(GanLatentRefiner.GradientFlow(calibration: Scores(scene), seed: RefinerSeed))),
        Latent("transport", "DOT, the default: 20 × 0.01", GanLatentRefiner.Transport()),
        Latent("truncate", "ψ 0.7", GanLatentRefiner.Shrinking()),
        Latent("evolve", "EvolGAN's search, the default", GanLatentRefiner.Evolution(seed: RefinerSeed)),
        .. evolutions ? s_evolutions.Select(Evolution) : [],
        RefinerRow.Samples("rejection", "DRS, calibrated on held-out data, γ the 95th percentile",
            scene => Filter(scene, RejectedFor, scene.ML.Gan().RejectionSample(scene.Gan, scene.Dataset.HeldOut, seed: RefinerSeed))),
        RefinerRow.Samples(
            "Metropolis–Hastings", string.Create(CultureInfo.InvariantCulture, $"MH-GAN, calibrated on held-out data, {proposals} proposals a sample"),
            scene => Filter(scene, proposals, scene.ML.Gan().MetropolisHastingsSample(scene.Gan, scene.Dataset.HeldOut, proposals, RefinerSeed))),
        RefinerRow.Samples("keep best", "the better half by score", scene => Filter(scene, BestOf, Best(scene))),
        Latent("truncate → coach", "ψ 0.7, then the coach's default", GanLatentRefiner.Sequence(GanLatentRefiner.Shrinking(), GanLatentRefiner.Coach())),
        Latent(
            "truncate → " + Coach10, "ψ 0.7, then 10 steps of 0.01",
            GanLatentRefiner.Sequence(GanLatentRefiner.Shrinking(), GanLatentRefiner.Coach(10, 0.01))),
        RefinerRow.Samples("coach → keep best", "10 steps of 0.01, then the better half by score", scene =>
        {
            var coached = scene.Refine(scene.ML.Gan().CoachLatent(scene.Gan, 10, 0.01), scene.LatentsOf(BestOf * scene.Samples));
            return Best(scene).Fit(coached).Transform(coached);
        }),
        RefinerRow.Samples(ShuffledCoach, "10 steps of 0.01 by a discriminator whose weights have changed places", scene =>
            scene.Gan.Transform(scene.ML.Gan().CoachLatent(scene.Shuffled, 10, 0.01).Fit(scene.Latents).Transform(scene.Latents))),
        RefinerRow.Samples(ShuffledBest, "the better half by the score of another sample", scene => Best(scene).Fit(scene.Gan.Transform(scene.Latents))
            .Transform(ShuffledScores.Of(scene, BestOf * scene.Samples))),
    ];

    /// <summary>A row of a refiner that is all numbers.</summary>
    public static RefinerRow Latent(string name, string note, GanLatentRefiner refiner) =>
        RefinerRow.Samples(name, $"{note}", scene => scene.Refine(refiner));

    private static RefinerRow Evolution((double MutatedShare, int Evaluations) of) => Latent(
        string.Create(CultureInfo.InvariantCulture, $"evolve ({of.MutatedShare}, {of.Evaluations})"),
        string.Create(CultureInfo.InvariantCulture, $"EvolGAN's search with a = {of.MutatedShare} and b = {of.Evaluations}; the default has 0.5 and 20"),
        GanLatentRefiner.Evolution(of.MutatedShare, of.Evaluations, RefinerSeed));

    private static LatentRefinementEstimator Calibrated(RefinerScene scene) => scene.ML.Gan().CoachLatent(
        scene.Gan, new GanCoachCalibration(scene.Dataset.HeldOut, scene.Dataset.Featurizer) { Seed = RefinerSeed, GeneratedCount = scene.Samples });

    private static GanScoreCalibration Scores(RefinerScene scene) =>
        scene.Keep("calibration", () => scene.ML.Gan().FitScoreCalibration(scene.Gan, scene.Dataset.HeldOut, seed: RefinerSeed));

    private static RowFilterEstimator Best(RefinerScene scene) => scene.ML.Gan().KeepBest(scene.Samples, BestOf * scene.Samples);

    // Of so many times the samples wanted. Scores are read ahead of images, so what is generated is generated twice: the price is in the seconds.
    private static IDataView Filter(RefinerScene scene, int times, IEstimator<RowFilterTransformer> filter)
    {
        var generated = scene.Gan.Transform(scene.LatentsOf(checked(times * scene.Samples)));
        return filter.Fit(generated).Transform(generated);
    }
}
