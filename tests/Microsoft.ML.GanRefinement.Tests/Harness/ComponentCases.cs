using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Data;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Trainers.Standard;

namespace Microsoft.ML.GanRefinement.Tests.Harness;

/// <summary>Every estimator of the library, with data.</summary>
internal static class ComponentCases
{
    private const int Rows = 20;

    private static readonly IndexedColumn s_image = TestColumns.Floats("Image", [1, 8, 8], Vectors(64, 0.9f));
    private static readonly IndexedColumn s_latent =
        TestColumns.Floats("Latent", [SmallPair.LatentSize], Vectors(SmallPair.LatentSize, 2f));
    private static readonly IndexedColumn s_label =
        TestColumns.Keys("Label", SmallPair.ClassCount, [.. Enumerable.Range(0, Rows).Select(i => (uint)(i % 3) + 1)]);
    private static readonly IndexedColumn s_other =
        TestColumns.Scalar("Other", NumberDataViewType.Single, [.. Enumerable.Range(0, Rows).Select(i => i / 2f)]);
    private static readonly IndexedColumn s_numberAsLabel = s_other with { Name = "Label" };
    private static readonly IndexedColumn s_numberAsLatent = s_other with { Name = "Latent" };
    private static readonly IndexedColumn s_numberAsImage = s_other with { Name = "Image" };

    private static readonly LatentRefinementOutputs s_outputs = new()
    {
        LossBeforeColumnName = "Before",
        LossAfterColumnName = "After",
        DistanceColumnName = "Distance",
        TrajectoryColumnName = "Way",
        TrajectoryImageColumnName = "Film",
        TrajectorySteps = [0, 2, 9],
    };

    public static IReadOnlyList<ComponentCase> All { get; } =
    [
        new("FastRobGan", (ml, _) => ml.Gan().FastRobGan(TinyGan.Options(o => o.Seed = 3)), View(s_other, s_image, s_label, s_latent),
            View(s_label, s_latent), View(s_image, s_latent), View(s_image, s_numberAsLabel, s_latent), View(s_numberAsImage, s_label, s_latent),
            View(s_image, s_label, s_numberAsLatent)),
        new("FastRobGan without latents", (ml, _) => ml.Gan().FastRobGan(TinyGan.Options(o => o.Seed = 3)), View(s_other, s_image, s_label),
            View(s_label), View(s_image), View(s_image, s_label, s_numberAsLatent)),
        new("Standard", (ml, _) => ml.Gan().Standard(StandardGanTrainerTests.Options(o => o.Seed = 3)), View(s_other, s_image, s_latent),
            View(s_latent), View(s_numberAsImage, s_latent), View(s_image, s_numberAsLatent)),
        new("Standard with labels", (ml, _) => ml.Gan().Standard(StandardGanTrainerTests.Options(o => (o.Seed, o.LabelColumnName) = (3, "Label"))),
            View(s_other, s_image, s_label), View(s_label), View(s_image), View(s_image, s_numberAsLabel)),
        new("WganGp", (ml, _) => ml.Gan().WganGp(Small(new WganGpTrainer.Options())), View(s_image, s_other), View(s_label)),
        new("RobGan", (ml, _) => ml.Gan().RobGan(Small(new RobGanTrainer.Options())), View(s_other, s_image, s_label), View(s_label), View(s_image)),
        new("Tempered", (ml, _) => ml.Gan().Tempered(Small(new TemperedGanTrainer.Options { Lens = new GanLens { Channels = 4, Blocks = 1 } })),
            View(s_image, s_other),
            View(s_label), View(s_numberAsImage)),
        new("AdvLatQuality", (ml, _) => ml.Gan().AdvLatQuality(Small(new AdvLatQualityTrainer.Options())), View(s_image, s_other), View(s_label)),
        new("AdvLatDiversity", (ml, _) => ml.Gan().AdvLatDiversity(Small(new AdvLatDiversityTrainer.Options())), View(s_image, s_other), View(s_label)),
        new("Unrolled", (ml, _) => ml.Gan().Unrolled(Small(new UnrolledGanTrainer.Options())), View(s_image, s_other), View(s_label)),
        new("Consensus", (ml, _) => ml.Gan().Consensus(Small(new ConsensusGanTrainer.Options())), View(s_image, s_other), View(s_label)),
        new("LocallyStable", (ml, _) => ml.Gan().LocallyStable(Small(new LocallyStableGanTrainer.Options())), View(s_image, s_other), View(s_label)),
        new("Wasserstein", (ml, _) => ml.Gan().Wasserstein(Small(new WassersteinGanTrainer.Options())), View(s_image, s_other), View(s_label)),
        new("LeastSquares", (ml, _) => ml.Gan().LeastSquares(Small(new LeastSquaresGanTrainer.Options())), View(s_image, s_other), View(s_label)),
        new("Dragan", (ml, _) => ml.Gan().Dragan(Small(new DraganTrainer.Options())), View(s_image, s_other), View(s_label)),
        new("EnergyBased", (ml, _) =>
            ml.Gan().EnergyBased(Small(new EnergyBasedGanTrainer.Options(), GanNetworks.Dcgan(4, new GanNetworkOptions { AutoencoderDiscriminator = true }))),
            View(s_image, s_other), View(s_label)),
        new("PrimalDual", (ml, _) => ml.Gan().PrimalDual(Small(new PrimalDualGanTrainer.Options(), GanNetworks.Mlp([8], [8]))),
            View(s_image, s_other), View(s_label)),
        new("Progressive", (ml, _) => ml.Gan().Progressive(Small(new ProgressiveGanTrainer.Options(), GanNetworks.Progressive(4, new GanNetworkOptions()))),
            View(s_image, s_other), View(s_label)),
        new("CatGan", (ml, _) => ml.Gan().CatGan(Small(new CatGanTrainer.Options(), GanNetworks.Dcgan(4, new GanNetworkOptions { Categories = 3 }))),
            View(s_image, s_other), View(s_label)),
        new("BiGan", (ml, _) => ml.Gan().BiGan(Small(new BiGanTrainer.Options(), Encoding(GanEncoder.Bidirectional))), View(s_image, s_other), View(s_label)),
        new("AdversarialAutoencoder", (ml, _) =>
            ml.Gan().AdversarialAutoencoder(Small(new AdversarialAutoencoderTrainer.Options(), Encoding(GanEncoder.Adversarial))),
            View(s_image, s_other), View(s_label)),
        new("VariationalAutoencoder", (ml, _) =>
            ml.Gan().VariationalAutoencoder(Small(new VariationalAutoencoderTrainer.Options(), Encoding(GanEncoder.Variational))),
            View(s_image, s_other), View(s_label)),
        new("InfoGan", (ml, _) => ml.Gan().InfoGan(Small(new InfoGanTrainer.Options(), GanNetworks.Dcgan(4, new GanNetworkOptions { LatentCodes = 2 }))),
            View(s_image, s_other), View(s_label)),
        new("CoachLatent", (ml, shared) => Coach(ml, shared, "Latent"), View(s_latent, s_other, s_label),
            View(s_label), View(s_latent), View(s_latent, s_numberAsLabel), View(s_numberAsLatent, s_label)),
        new("CoachLatent beside its input", (ml, shared) => Coach(ml, shared, "Better"), View(s_latent, s_other, s_label), View(s_label)),
        new("SearchLatent", (ml, shared) => Search(ml, shared, "Latent"), View(s_latent, s_other, s_label),
            View(s_label), View(s_latent), View(s_latent, s_numberAsLabel), View(s_numberAsLatent, s_label)),
        new("SearchLatent beside its input", (ml, shared) => Search(ml, shared, "Better"), View(s_latent, s_other, s_label), View(s_label)),
        new("CoachLatent with all columns", (ml, shared) => ml.Gan().CoachLatent(
            Gan(ml, shared), new GanCoachOptions { Iterations = 3, LearningRate = 0.1, TargetScore = 0, KeepsBest = true }, s_outputs),
            View(s_latent, s_other, s_label), View(s_label)),
        new("SpreadLatent", (ml, shared) => ml.Gan().SpreadLatent(Gan(ml, shared), iterations: 2, seed: 1), View(s_latent, s_other, s_label), View(s_label)),
        new("LangevinLatent", (ml, shared) => ml.Gan().LangevinLatent(Gan(ml, shared), 2, 0.1, new GanScoreCalibration(0.5), seed: 1),
            View(s_latent, s_other, s_label), View(s_label)),
        new("GradientFlowLatent", (ml, shared) => ml.Gan().GradientFlowLatent(
            Gan(ml, shared), GradientFlowDivergence.LogD, 2, calibration: new GanScoreCalibration(0.5), seed: 1),
            View(s_latent, s_other, s_label), View(s_label)),
        new("TransportLatent", (ml, shared) => ml.Gan().TransportLatent(Gan(ml, shared), 2), View(s_latent, s_other, s_label), View(s_label)),
        new("TruncateLatent", (ml, shared) => ml.Gan().TruncateLatent(Gan(ml, shared), 0.7, 1, seed: 1), View(s_latent, s_other, s_label), View(s_label)),
        new("EvolveLatent", (ml, shared) => ml.Gan().EvolveLatent(Gan(ml, shared), 0, 3, seed: 1), View(s_latent, s_other, s_label), View(s_label)),
        new("Standard that searches", (ml, _) => ml.Gan().Standard(StandardGanTrainerTests.Options(o =>
            (o.Seed, o.LatentRefinement) = (3, GanLatentRefiner.Fgsm(iterations: 2)))), View(s_other, s_image, s_latent), View(s_latent)),
        new("AppendLatents", (ml, _) => ml.Gan().AppendLatents(4, seed: 5), View(s_other, s_label)),
        new("ConvertToImage", (ml, _) => ml.Gan().ConvertToImage("Picture", "Image"), View(s_other, s_image, s_label), View(s_label), View(s_numberAsImage)),
        new("FitClassifier", (ml, _) => ml.Gan().FitClassifier(
            new ImageClassifierTrainer.Options { BatchSize = 8, FeatureCount = 6, BaseChannels = 2, Seed = 1 }),
            View(s_label, s_image, s_other), View(s_label), View(s_image), View(s_image, s_numberAsLabel), View(s_numberAsImage, s_label)),
        new("FitClassifier on generated images of named classes", (ml, _) => ml.Gan().FitClassifier(
            new ImageClassifierTrainer.Options { FeatureCount = 6, BaseChannels = 2, Seed = 1 }),
            View(s_label with { Annotations = KeyNames.Write(["a", "b", "c"]) }, s_image with { Name = "GeneratedImage" }, s_numberAsImage), View(s_label)),
        new("PixelFeatures", (ml, _) => ml.Gan().PixelFeatures(), View(s_other, s_image), View(s_label), View(s_numberAsImage)),
        new("PrincipalFeatures", (ml, _) => ml.Gan().PrincipalFeatures(5), View(s_other, s_image), View(s_label), View(s_numberAsImage)),
        new("RandomFeatures", (ml, _) => ml.Gan().RandomFeatures(5), View(s_other, s_image), View(s_label), View(s_numberAsImage)),
    ];

    private static T Small<T>(T options, GanNetworks? networks = null)
        where T : GanTrainerOptions
    {
        (options.MaxIterations, options.BatchSize, options.LatentSize, options.Networks, options.Seed) =
            (2, 8, TinyGan.LatentSize, networks ?? GanNetworks.Dcgan(4), 3);
        return options;
    }

    private static GanNetworks Encoding(GanEncoder encoder) => GanNetworks.Dcgan(4, new GanNetworkOptions { Encoder = encoder });

    private static IEstimator<ITransformer> Coach(MLContext ml, List<IDisposable> shared, string output) =>
        ml.Gan().CoachLatent(Gan(ml, shared), iterations: 2, learningRate: 0.1f, outputColumnName: output, inputColumnName: "Latent");

    private static IEstimator<ITransformer> Search(MLContext ml, List<IDisposable> shared, string output) =>
        ml.Gan().SearchLatent(Gan(ml, shared), iterations: 3, stepSize: 0.1, bound: 0.25, outputColumnName: output, inputColumnName: "Latent");

    private static GanTransformer Gan(MLContext ml, List<IDisposable> shared)
    {
        GanTransformer gan = new(ml, SmallPair.Create(), new GanColumns());
        shared.Add(gan);
        return gan;
    }

    private static IndexedDataView View(params IndexedColumn[] columns) => new(Rows, columns);

    private static float[][] Vectors(int size, float bound)
    {
        Random random = new(7);
        return [.. Enumerable.Range(0, Rows).Select(_ => Enumerable.Range(0, size).Select(_ => bound * ((2 * random.NextSingle()) - 1)).ToArray())];
    }
}
