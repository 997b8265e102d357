
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Standard;

/// <summary>Regularisers and input transforms as users give them to the trainer.</summary>
[Collection(nameof(Trains))]
public class StandardGanTrainerTermsTests
{
    private static readonly GanRegularizer[] s_regularizers =
    [
        GanRegularizer.GradientPenalty(1).Every(2), GanRegularizer.Dragan(1), GanRegularizer.R1(1), GanRegularizer.R2(1),
            GanRegularizer.WassersteinDivergence(),
        GanRegularizer.Drift(), GanRegularizer.FeatureMatching(), GanRegularizer.PullingAway(), GanRegularizer.ModeSeeking(),
        GanRegularizer.HistoricalAveraging(), GanRegularizer.WeightClipping(0.5),
    ];

    private static readonly GanInputTransform[] s_transforms = [GanInputTransform.InstanceNoise(0.2, 3), GanInputTransform.DiffAugment()];

    internal static GanTransformer Train(Action<StandardGanTrainer.Options> change)
    {
        var ml = new MLContext(1);
        return ml.Gan().Standard(StandardGanTrainerTests.Options(o => { (o.LabelColumnName, o.Seed) = ("Label", 3); change(o); })).Fit(ImageRows.View(ml));
    }

    internal static void AddAll(StandardGanTrainer.Options options) =>
        (options.Regularizers, options.InputTransforms, options.TopKFraction, options.TopKIterations) = (s_regularizers, s_transforms, 0.5, 3);

    private static byte[] Bits(GanTransformer gan)
    {
        using (gan)
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
    }

    [Fact]
    public void A_resumed_training_with_all_of_them_equals_an_uninterrupted_one_bit_for_bit()
    {
        using var folder = new TemporaryFolder();
        var whole = Bits(Train(o => { AddAll(o); o.MaxIterations = 5; }));
        void Resume(StandardGanTrainer.Options o, int iterations)
        {
            AddAll(o);
            (o.MaxIterations, o.CheckpointDirectory) = (iterations, folder.File("checkpoints"));
        }
        Train(o => Resume(o, 3)).Dispose();
        Assert.Equal(whole, Bits(Train(o => Resume(o, 5))));
    }

    [Fact]
    public void A_checkpoint_of_other_terms_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Train(o => (o.Regularizers, o.CheckpointDirectory) = ([GanRegularizer.R1(1)], folder.File("checkpoints"))).Dispose();
        var error = Assert.Throws<ArgumentException>(() =>
            Train(o => (o.Regularizers, o.CheckpointDirectory) = ([GanRegularizer.R1(2)], folder.File("checkpoints"))));
        Assert.Matches(@"Regularizers\[0\]\.\w+ was 1 and is 2", error.Message);
    }

    [Fact]
    public void Each_transform_changes_the_training_and_an_empty_one_changes_nothing()
    {
        var plain = Bits(Train(_ => { }));
        Assert.All(s_transforms, t => Assert.NotEqual(plain, Bits(Train(o => o.InputTransforms = [t]))));
        Assert.Equal(plain, Bits(Train(o => o.InputTransforms = [GanInputTransform.InstanceNoise(0), GanInputTransform.DiffAugment(false, false, false)])));
        Assert.NotEqual(plain, Bits(Train(o => (o.TopKFraction, o.TopKIterations) = (0.5, 1))));
    }

    [Fact]
    public void The_model_keeps_them_among_its_options()
    {
        using var gan = Train(AddAll);
        var options = gan.Pair.Specification.Options!;
        Assert.Equal(s_regularizers.Length, options["Regularizers"]!.AsArray().Count);
        Assert.Equal("instanceNoise", (string)options["InputTransforms"]![0]!["kind"]!);
    }
}
