namespace Microsoft.ML.GanRefinement.SlowTests.Fashion;

/// <summary>Trains DCGANs on Fashion-MNIST at 32×32 and measures the Fréchet distance on the features of one small classifier.</summary>
public sealed class FashionTraining
{
    private const string Folder = "/usr/share/datasets/fashion-mnist";
    private const int Samples = 2_000;
    private readonly MLContext _ml = new(1);
    private readonly IDataView _train;
    private readonly ImageClassifierTransformer _classifier;
    private readonly IDataView _real;

    public FashionTraining()
    {
        _train = Load("train");
        _classifier = _ml.Gan().FitClassifier(new ImageClassifierTrainer.Options { Epochs = 1, Seed = 1 }).Fit(_train);
        _real = _ml.Data.Cache(_ml.Data.TakeRows(_classifier.Transform(Load("t10k")), Samples), "Features");
    }

    /// <summary>The distances of the networks as they start and after so many iterations.</summary>
    public (double Start, double End) Run(int seed, int iterations, Action<StandardGanTrainer.Options> method) =>
        (Distance(seed, 1, o => { method(o); (o.GeneratorLearningRate, o.DiscriminatorLearningRate) = (1e-30, 1e-30); }), Distance(seed, iterations, method));

    private double Distance(int seed, int iterations, Action<StandardGanTrainer.Options> method)
    {
        var options = new StandardGanTrainer.Options
        {
            MaxIterations = iterations,
            Seed = seed,
            LatentSize = 64,
            Networks = GanNetworks.Dcgan(16),
            BatchSize = 64,
            GeneratorLearningRate = 4e-4,
            DiscriminatorLearningRate = 4e-4,
        };
        method(options);
        using var gan = _ml.Gan().Standard(options).Fit(_train);
        var generated = gan.Transform(_ml.Gan().SampleLatents(gan, Samples, seed: seed));
        var images = _ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(generated).Transform(generated);
        return _ml.Gan().Evaluate(_real, _classifier.Transform(images), new EvaluationOptions { Metrics = [] }).FrechetDistance;
    }

    private IDataView Load(string split) => _ml.Gan().LoadIdx(
        Path.Combine(Folder, $"{split}-images-idx3-ubyte.gz"), Path.Combine(Folder, $"{split}-labels-idx1-ubyte.gz"), imageHeight: 32, imageWidth: 32);
}
