using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

/// <summary>No raw error of libtorch reaches a user, and what went wrong where is said.</summary>
[Collection(nameof(Trains))]
public sealed class TorchErrorsTests : IDisposable
{
    private const long Terabytes = 1L << 43;

    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(1);

    public void Dispose() => _folder.Dispose();

    public static TheoryData<GanOptimizer, GanObjective> Exploding => new()
    {
        { GanOptimizer.Adam, GanObjective.NonSaturating() },
        { GanOptimizer.Sgd, GanObjective.NonSaturating() },
        { GanOptimizer.Adam, GanObjective.Hinge() },
        { GanOptimizer.Sgd, GanObjective.Hinge() },
        { GanOptimizer.Sgd, GanObjective.Wasserstein() },
        { GanOptimizer.RmsProp, GanObjective.Wasserstein() },
        { GanOptimizer.Sgd, GanObjective.LeastSquares() },
    };

    [Theory]
    [MemberData(nameof(Exploding))]
    public void A_learning_rate_beyond_reason_is_a_divergence_with_its_iteration(GanOptimizer optimizer, GanObjective objective)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fit(o =>
            (o.Optimizer, o.Objective, o.GeneratorLearningRate, o.DiscriminatorLearningRate) = (optimizer, objective, 1e30, 1e30)));
        Assert.StartsWith("Training diverged: ", error.Message);
        Assert.Matches("iteration [0-9]", error.Message);
        Assert.Contains("Lower the learning rate", error.Message);
    }

    [Fact]
    public void The_last_good_networks_are_still_to_be_had_after_a_divergence()
    {
        var networks = MisbehavingNetworks.Register(generated: samples => samples * float.PositiveInfinity, fromPass: 4);
        Action<StandardGanTrainer.Options> options = o =>
        {
            (o.CheckpointDirectory, o.CheckpointInterval, o.CheckpointsToKeep) = (_folder.File("c"), 1, 3);
            o.Networks = networks;
        };
        var error = Assert.Throws<InvalidOperationException>(() => Fit(options));
        Assert.StartsWith("Training diverged: ", error.Message);
        string[] left = [.. Directory.GetFiles(_folder.File("c"), "*.gan").Order()];
        Assert.NotEmpty(left);
        var good = int.Parse(Path.GetFileNameWithoutExtension(left[^1]).Split('-')[1]);
        Assert.Contains($"that of iteration {good} in", error.Message);

        using var gan = Fit(options + (o => o.MaxIterations = good));
        Assert.All(gan.Pair.Networks.Generator.parameters(), weights => Assert.All(weights.data<float>().ToArray(), w => Assert.True(float.IsFinite(w))));
    }

    [Fact]
    public void Weights_that_the_last_step_broke_are_neither_saved_nor_returned()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fit(o =>
        {
            (o.MaxIterations, o.CheckpointDirectory, o.CheckpointInterval) = (1, _folder.File("c"), 1);
            // Gradients above 1 times a rate that is just a number still.
            o.Networks = GanNetworks.Dcgan(4, new GanNetworkOptions { InitializationGain = 1000 });
            (o.Objective, o.Optimizer, o.GeneratorLearningRate) = (GanObjective.Wasserstein(), GanOptimizer.Sgd, 3e38);
        }));
        Assert.StartsWith("Training diverged: the generator's weights were no longer finite after iteration 0.", error.Message);
        Assert.Empty(Directory.GetFiles(_folder.File("c"), "*.gan"));
    }

    [Fact]
    public void A_network_of_one_s_own_that_torch_refuses_names_the_iteration()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fit(o =>
            o.Networks = MisbehavingNetworks.Register(hidden: h => h.mm(h), fromPass: 4)));
        Assert.StartsWith("Iteration 1 of the training failed.", error.Message);
        Assert.Contains("networks of your own", error.Message);
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied", error.Message);
        Assert.IsType<ExternalException>(error.InnerException);
    }

    [Fact]
    public void One_that_makes_another_shape_is_told_what_it_must_be()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fit(o =>
            o.Networks = MisbehavingNetworks.Register(generated: samples => samples.narrow(2, 0, 5))));
        Assert.Contains("it must be [8, 1, 8, 8]", error.Message);
    }

    [Fact]
    public void One_that_throws_is_passed_on()
    {
        Assert.Throws<NotSupportedException>(() => Fit(o => o.Networks = MisbehavingNetworks.Register(generated: _ => throw new NotSupportedException())));
    }

    // Without a word before, libtorch's error in a derivative that is differentiated again would end the process.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_that_changes_what_its_gradient_needs_is_refused_under_a_penalty_too(bool penalty)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fit(o =>
        {
            o.Networks = MisbehavingNetworks.Register(hidden: h => h.mul_(2));
            o.Regularizers = penalty ? [GanRegularizer.GradientPenalty(10)] : [];
        }));
        Assert.Contains("inplace operation", error.Message);
    }

    [Fact]
    public void More_memory_than_there_is_says_what_to_make_smaller()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fit(o =>
            o.Networks = MisbehavingNetworks.Register(generated: samples => samples + zeros(Terabytes, dtype: ScalarType.Float32).sum(), fromPass: 2)));
        Assert.StartsWith("Iteration 1 of the training failed. There is not enough memory. Use smaller batches", error.Message);
        Assert.IsType<ExternalException>(error.InnerException);
    }

    [Fact]
    public void A_transformer_names_its_columns_and_the_batch()
    {
        using var gan = BrokenAfterTraining();
        var view = gan.Transform(TinyGan.Latents(_ml, 5));
        var error = Assert.Throws<InvalidOperationException>(() => view.GetColumnValues("GeneratedImage"));
        Assert.StartsWith("Computing 'GeneratedImage' of a batch of 5 rows failed.", error.Message);
        Assert.IsType<ExternalException>(error.InnerException);

        using var engine = _ml.Model.CreatePredictionEngine<TinyGan.LatentRow, TinyGan.Generated>(gan);
        Assert.StartsWith("Computing 'GeneratedImage' and 'Score' of a batch of 1 rows failed.",
            Assert.Throws<InvalidOperationException>(() => engine.Predict(TinyGan.Rows(1)[0])).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_refiner_too(bool search)
    {
        using var gan = BrokenAfterTraining();
        var latents = TinyGan.Latents(_ml, 5);
        ITransformer refiner = search ? _ml.Gan().SearchLatent(gan, 2).Fit(latents) : _ml.Gan().CoachLatent(gan, 2).Fit(latents);
        var error = Assert.Throws<InvalidOperationException>(() => refiner.Transform(latents).GetColumnValues("Latent"));
        Assert.StartsWith("Computing 'Latent' of a batch of 5 rows failed.", error.Message);
    }

    [Fact]
    public void An_evaluation_names_itself()
    {
        // A scatter of so many features takes terabytes.
        var wide = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(_ => new Wide { Features = new float[Wide.Size] }));
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Gan().Evaluate(
            wide, wide, new EvaluationOptions { Metrics = [GanMetric.LogisticAccuracy()] }));
        Assert.StartsWith("Evaluate failed. There is not enough memory.", error.Message);
    }

    [Fact]
    public void A_classifier_s_divergence_has_its_iteration()
    {
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Gan().FitClassifier(
            new ImageClassifierTrainer.Options { BatchSize = 8, FeatureCount = 4, BaseChannels = 2, Epochs = 9, LearningRate = 1e38 }).Fit(
                ImageRows.View(_ml)));
        Assert.StartsWith("Training diverged: ", error.Message);
        Assert.Matches("iteration [0-9]", error.Message);
    }

    [Fact]
    public void What_is_not_of_torch_is_left_alone()
    {
        Assert.False(TorchErrors.IsOfTorch(new COMException()));
        Assert.False(TorchErrors.IsOfTorch(new System.ComponentModel.Win32Exception()));
        Assert.Throws<COMException>(() => TorchErrors.Explain<int>("This", () => throw new COMException()));
        Assert.Throws<OperationCanceledException>(() => TorchErrors.Explain<int>("This", () => throw new OperationCanceledException()));
        Assert.Equal(3, TorchErrors.Explain("This", () => 3));
    }

    private GanTransformer BrokenAfterTraining()
    {
        var isBroken = false;
        var gan = Fit(o =>
            (o.MaxIterations, o.Networks) = (2, MisbehavingNetworks.Register(generated: samples => isBroken ? samples.mm(samples) : samples)));
        isBroken = true;
        return gan;
    }

    private GanTransformer Fit(Action<StandardGanTrainer.Options> change)
    {
        var options = new StandardGanTrainer.Options { MaxIterations = 12, BatchSize = 8, LatentSize = TinyGan.LatentSize, Networks = GanNetworks.Dcgan(4) };
        change(options);
        return _ml.Gan().Standard(options).Fit(ImageRows.View(_ml));
    }

    private sealed class Wide
    {
        public const int Size = 3_000_000;

        [Microsoft.ML.Data.VectorType(Size)]
        public float[] Features { get; set; } = [];
    }
}
