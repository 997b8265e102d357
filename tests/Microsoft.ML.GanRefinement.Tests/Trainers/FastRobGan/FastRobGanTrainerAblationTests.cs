using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.FastRobGan;

/// <summary>What the paper takes away from Fast-RobGAN is one option each, and the pairs that it is made for train.</summary>
[Collection(nameof(Trains))]
public class FastRobGanTrainerAblationTests
{
    private static byte[] Train(Action<FastRobGanTrainer.Options>? change = null)
    {
        using var gan = TinyGan.Train(new MLContext(1), change);
        return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
    }

    [Fact]
    public void Without_the_perturbation() => Assert.NotEqual(Train(), Train(o => o.FreePerturbation = null));

    [Fact]
    public void Without_the_divergence_from_uniform_classes()
    {
        var without = Train(o => o.Regularizers = []);
        Assert.Equal(without, Train(o => o.Regularizers = [GanRegularizer.UniformClasses(0)]));
        Assert.NotEqual(without, Train());
    }

    [Fact]
    public void Without_annealing()
    {
        List<GanTrainingProgress> Report(LearningRateSchedule schedule)
        {
            List<GanTrainingProgress> reports = [];
            Train(o => (o.LearningRateSchedule, o.ProgressInterval, o.OnProgress) = (schedule, 1, reports.Add));
            return reports;
        }
        Assert.All(Report(LearningRateSchedule.Constant()), r => Assert.Equal((1e-3, 1e-3), (r.GeneratorLearningRate, r.DiscriminatorLearningRate)));
        // lr(i) = lr₀·B^(i/I): halved every 2 iterations, counted from 0.
        Assert.All(Report(LearningRateSchedule.Exponential(0.5, 2)),
            r => Assert.Equal(1e-3 * Math.Pow(0.5, (r.Iteration - 1) / 2.0), r.GeneratorLearningRate, 12));
    }

    [Fact]
    public void With_RobGANs_loss()
    {
        void Loss(FastRobGanTrainer.Options o) => (o.Objective, o.Regularizers) = (GanObjective.NonSaturating(), []);
        Assert.NotEqual(Train(), Train(Loss));
        // Without the perturbation, the replays and the annealing too, it is RobGAN without its attack, bit for bit.
        var ml = new MLContext(1);
        using var robust = ml.Gan().RobGan(new RobGanTrainer.Options
        {
            MaxIterations = 4,
            BatchSize = 8,
            LatentSize = TinyGan.LatentSize,
            Networks = GanNetworks.Dcgan(4),
            Seed = 3,
            GeneratorLearningRate = 1e-3,
            DiscriminatorLearningRate = 1e-3,
            Attack = null,
            CriticSteps = 1,
        }).Fit(ImageRows.View(ml));
        Assert.Equal([.. Weights.Bytes(robust.Pair.Networks.Generator), .. Weights.Bytes(robust.Pair.Networks.Discriminator)], Train(o =>
        {
            Loss(o);
            (o.FreePerturbation, o.Replays, o.LearningRateSchedule, o.Seed) = (null, 1, LearningRateSchedule.Constant(), 3);
        }));
    }

    [Theory]
    [InlineData("dcgan", 32)]
    [InlineData("resnet", 32)]
    [InlineData("resnet", 64)]
    [InlineData("resnet-robgan", 32)]
    [InlineData("resnet-robgan", 64)]
    public void Trains_each_pair_with_conditional_batch_norms(string kind, int side)
    {
        var ml = new MLContext(1);
        var networks = kind == "dcgan" ? GanNetworks.Dcgan(2) : kind == "resnet" ? GanNetworks.ResNet(1) : GanNetworks.RobGanResNet(1);
        GanTransformer Fit(double rate) => ml.Gan().FastRobGan(TinyGan.Options(o =>
            (o.MaxIterations, o.BatchSize, o.Networks, o.Seed, o.GeneratorLearningRate, o.DiscriminatorLearningRate) = (2, 4, networks, 3, rate, rate))).Fit(
                Images(ml, side));
        using GanTransformer gan = Fit(1e-3), still = Fit(1e-30);
        Assert.NotEqual(Weights.Parameters(still.Pair.Networks.Generator), Weights.Parameters(gan.Pair.Networks.Generator));
        Assert.NotEqual(Weights.Parameters(still.Pair.Networks.Discriminator), Weights.Parameters(gan.Pair.Networks.Discriminator));
        Assert.Equal((3, side), (gan.ClassCount, gan.Pair.Specification.Networks.Image.Height));
        var norms = gan.Pair.Networks.Generator.modules().OfType<ConditionalBatchNorm2d>().ToList();
        Assert.Contains(norms, n => n.parameters().All(p => p.shape[0] == 3));
        Assert.All(gan.Pair.Networks.Generator.parameters().Concat(gan.Pair.Networks.Discriminator.parameters()),
            p => Assert.True(p.isfinite().all().item<bool>()));
    }

    private static IDataView Images(MLContext ml, int side)
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, 8)
            .Select(i => new Row { Image = [.. Enumerable.Range(0, 3 * side * side).Select(_ => (2 * random.NextSingle()) - 1)], Label = (uint)(i % 3) });
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Image)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 3, side, side);
        return ml.Data.LoadFromEnumerable(rows.ToList(), schema);
    }

    public sealed class Row
    {
        public float[] Image { get; set; } = [];

        [KeyType(3)]
        public uint Label { get; set; }
    }
}
