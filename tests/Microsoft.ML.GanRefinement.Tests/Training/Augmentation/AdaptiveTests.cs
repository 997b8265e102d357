using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Augmentation;

[Collection(nameof(RunsAlone))]
public class AdaptiveTests
{
    private static AdaptiveAugmentation Create(double target = 0.6, int images = 10) => new([new Negated()], target, images, seed: 3);

    [Fact]
    public void Grows_while_the_discriminator_is_surer_than_the_target_and_falls_otherwise()
    {
        var augmentation = Create();
        Assert.Equal(0, augmentation.Probability);
        augmentation.Observe(tensor(new float[] { 3, 1, 0.5f, 9 }));
        Assert.Equal(0.4, augmentation.Probability, 9);
        // E sign D = ½ is below 0.6.
        augmentation.Observe(tensor(new float[] { 3, 1, 5, -9 }));
        Assert.Equal(0, augmentation.Probability, 9);
        augmentation.Observe(tensor(new float[] { -3, -1, -5, -9 }));
        Assert.Equal(0, augmentation.Probability);
        for (var i = 0; i < 4; i++)
            augmentation.Observe(tensor(new float[] { 3, 1, 5, 9 }));
        Assert.Equal(1, augmentation.Probability);
    }

    [Fact]
    public void Changes_as_large_a_share_of_the_samples_as_its_probability()
    {
        var augmentation = Create(images: 10_000);
        var samples = ones(4_000, 1, 1, 1);
        Assert.Same(samples, augmentation.Apply(samples, real: true, 0, 0));
        augmentation.Observe(ones(3_000));
        var changed = augmentation.Apply(samples, real: true, 0, 7);
        Assert.Equal(0.3, changed.lt(0).to(float32).mean().Doubles()[0], 0.03);
        Assert.Equal(changed.flatten().Doubles(), augmentation.Apply(samples, real: true, 0, 7).flatten().Doubles());
        Assert.NotEqual(changed.flatten().Doubles(), augmentation.Apply(samples, real: false, 0, 7).flatten().Doubles());
    }

    [Fact]
    public void A_resumed_run_has_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        byte[] Train(int iterations, string? checkpoints = null, GanInputTransform? transform = null)
        {
            var ml = new MLContext(1);
            using var gan = ml.Gan().Standard(new StandardGanTrainer.Options
            {
                MaxIterations = iterations,
                BatchSize = 6,
                LatentSize = 5,
                Seed = 1,
                Networks = GanNetworks.Dcgan(4),
                // A target that all scores are above, so that p grows from the first step on.
                InputTransforms = transform is null ? [] : [transform],
                CheckpointDirectory = checkpoints,
            }).Fit(ImageRows.View(ml));
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
        }

        var adaptive = GanInputTransform.Adaptive(-1, images: 20);
        var whole = Train(4, transform: adaptive);
        Train(2, folder.File("checkpoints"), adaptive);
        Assert.Equal(whole, Train(4, folder.File("checkpoints"), adaptive));
        Assert.NotEqual(Train(4), whole);
    }

    [Fact]
    public void Is_refused_where_no_scores_reach_it()
    {
        Assert.Contains("Adaptive inside an Adaptive",
            Assert.Throws<ArgumentException>(() => GanInputTransform.Adaptive(transforms: [GanInputTransform.Adaptive()])).Message);
        var options = new StandardGanTrainer.Options { Consistency = new GanConsistency { Transforms = [GanInputTransform.Adaptive()] } };
        Assert.Contains("Consistency.Transforms has Adaptive", Assert.Throws<ArgumentException>(() => new MLContext(1).Gan().Standard(options)).Message);
    }

    private sealed class Negated : IInputTransform
    {
        public Tensor Apply(Tensor samples, bool real, long iteration, long draw) => -samples;
    }
}
