namespace Microsoft.ML.GanRefinement.Soak;

/// <summary>What is done with a trained network: refinement, prediction, evaluation.</summary>
internal sealed class UsingCases : IDisposable
{
    private static readonly GanMetric[] s_small =
        [GanMetric.KernelDistance(4, 32), GanMetric.Ndb(5), GanMetric.JensenShannonDivergence(5), GanMetric.SlicedWasserstein(16)];

    /// <summary>What <see cref="GanCatalog.Evaluate(IDataView, IDataView, EvaluationOptions)"/> is asked for.</summary>
    public static readonly IReadOnlyList<GanMetric> AllMetrics =
    [
        // Those with settings in small, and the others.
        .. GanMetric.AllOnFeatures.Select(metric => s_small.FirstOrDefault(small => small.GetType() == metric.GetType()) ?? metric),
        GanMetric.DataCopying(), GanMetric.IntraClassFrechetDistance(), GanMetric.StructuralSimilarity(16), GanMetric.IntraClassDensity(1),
        GanMetric.IntraClassCoverage(1), GanMetric.IntraClassJensenShannonDivergence(2), GanMetric.CapturedClasses(), GanMetric.ClassDivergence(),
    ];

    // What each has to give takes a quiet run; beside the collector they come again and again.
    private const int DistinctPredictions = 250;

    private readonly GanTransformer _gan;
    private readonly int _predictions;
    private readonly int _repeats;

    /// <param name="predictions">How many single predictions are made.</param>
    public UsingCases(int predictions)
    {
        _predictions = Math.Min(predictions, DistinctPredictions);
        _repeats = predictions / _predictions;
        var ml = new MLContext(seed: 1);
        _gan = ml.Gan().FastRobGan(new FastRobGanTrainer.Options
        {
            MaxIterations = 3,
            BatchSize = 8,
            LatentSize = SoakData.LatentSize,
            Networks = GanNetworks.Dcgan(4),
            Seed = 1,
        }).Fit(SoakData.Images(ml));
    }

    /// <summary>Every refiner, every metric, and predictions.</summary>
    public IEnumerable<SoakCase> All =>
    [
        .. Enum.GetValues<LatentOptimizer>().Select(kind => Refine($"CoachLatent {kind}", ml => ml.Gan().CoachLatent(_gan, 10, 0.01f, kind))),
        .. from norm in Enum.GetValues<LatentNorm>()
           from goal in Enum.GetValues<LatentSearchGoal>()
           select Refine($"SearchLatent {norm} {goal}", ml => ml.Gan().SearchLatent(_gan, 10, 0.05, 0.2, norm, goal)),
        Refine("TruncateLatent", ml => ml.Gan().TruncateLatent(_gan, 0.7, threshold: 1, seed: 1)),
        Refine("SpreadLatent", ml => ml.Gan().SpreadLatent(_gan, iterations: 5, seed: 1)),
        Refine("LangevinLatent", ml => ml.Gan().LangevinLatent(_gan, 5, calibration: new GanScoreCalibration(2, 0.1), seed: 1)),
        .. Enum.GetValues<GradientFlowDivergence>().Select(divergence => Refine($"GradientFlowLatent {divergence}",
            ml => ml.Gan().GradientFlowLatent(_gan, divergence, 5, calibration: new GanScoreCalibration(2, 0.1), seed: 1))),
        Refine("TransportLatent", ml => ml.Gan().TransportLatent(_gan, 5)),
        Refine("EvolveLatent", ml => ml.Gan().EvolveLatent(_gan, 0.5, 5, seed: 1)),
        Refine("RefineLatent", ml => ml.Gan().RefineLatent(_gan, GanLatentRefiner.Truncation(1))),
        new("Evaluate", 0, Evaluate),
        new("MergeShards", 0, MergeShards),
        new("EvaluateMixture", 0, ml => ml.Gan().EvaluateMixture(
            ml.Gan().SampleMixture(GanMixture.Ring(), 64, seed: 1), GanMixture.Ring(), pointColumnName: "Image").ToJson()),
        new("ClassificationAccuracy", 0, ml => ml.Gan().ClassificationAccuracy(
            ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(Generated(ml)).Transform(Generated(ml)), SoakData.Images(ml),
            new ImageClassifierTrainer.Options { BatchSize = 8, FeatureCount = 6, BaseChannels = 2, Seed = 1 }).ToJson()),
        new("PerceptualPathLength", 0, ml => ml.Gan().PerceptualPathLength(_gan, Featurizer(ml), pairs: 16).ToJson()),
        new("Predictions", 0, Predict, _predictions, _repeats),
    ];

    /// <inheritdoc/>
    public void Dispose() => _gan.Dispose();

    private static SoakCase Refine<T>(string name, Func<MLContext, IEstimator<T>> refiner)
        where T : class, ITransformer => new(name, 10, ml =>
        {
            var latents = SoakData.Latents(ml, 16);
            var refined = refiner(ml).Fit(latents);
            using (refined as IDisposable)
                return new Digest().Add(refined.Transform(latents), "Latent").ToString();
        });

    private IDataView Generated(MLContext ml) => _gan.Transform(SoakData.Latents(ml, 96));

    private static ITransformer Featurizer(MLContext ml) =>
        ml.Gan().RandomFeatures(8, outputColumnName: "Features", inputColumnName: "GeneratedImage").Fit(
            ml.Transforms.CopyColumns("GeneratedImage", "Image").Fit(SoakData.Images(ml)).Transform(SoakData.Images(ml)));

    private string Evaluate(MLContext ml)
    {
        var real = Featured(ml, SoakData.Images(ml, 96));
        var featured = Featurizer(ml).Transform(Generated(ml));
        // As a classifier that is always sure would put it.
        var generated = ml.Transforms.Conversion.MapKeyToVector("Probabilities", "Label").Fit(featured).Transform(featured);
        return ml.Gan().Evaluate(real, generated, new EvaluationOptions
        {
            Metrics = AllMetrics,
            TrainingData = Featured(ml, SoakData.Images(ml, 96, first: 96)),
            LabelColumnName = "Label",
            ProbabilityColumnName = "Probabilities",
        }).ToJson();
    }

    private string MergeShards(MLContext ml)
    {
        var (real, generated) = (SoakData.Images(ml, 96), _gan.Transform(SoakData.Latents(ml, 200)));
        EvaluationOptions options = new() { Metrics = [GanMetric.KernelDistance(3, 20), GanMetric.Ndb(5)] };
        var (first, second) = (Featured(ml, real), Featurizer(ml).Transform(generated));
        return ml.Gan().MergeShards([.. Enumerable.Range(0, 2).Select(index => ml.Gan().EvaluateShard(first, second, new(index, 2), options))]).ToJson();
    }

    private static IDataView Featured(MLContext ml, IDataView images) =>
        Featurizer(ml).Transform(ml.Transforms.CopyColumns("GeneratedImage", "Image").Fit(images).Transform(images));

    private string Predict(MLContext ml)
    {
        var digest = new Digest();
        using var engine = ml.Model.CreatePredictionEngine<SoakData.LatentRow,
            SoakData.Generated>(_gan, new PredictionEngineOptions { OwnsTransformer = false });
        for (var row = 0; row < _predictions; row++)
        {
            var made = engine.Predict(SoakData.Latent(row));
            digest.Add(made.GeneratedImage).Add([made.Score]);
        }
        return digest.ToString();
    }
}
