
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Trainers;

namespace Microsoft.ML.GanRefinement.Tests.Trainers;

[Collection(nameof(Trains))]
public class WarmStartTests
{
    [Fact]
    public void Training_goes_on_from_the_models_weights()
    {
        var ml = new MLContext(1);
        using var first = TinyGan.Train(ml, o => o.MaxIterations = 20);
        var before = Weights.Bytes(first.Pair.Networks.Generator);
        using var second = TinyGan.Train(new MLContext(2), o => (o.InitialModel, o.MaxIterations, o.GeneratorLearningRate) = (first, 1, 1e-12));
        // A step of hardly any length leaves the weights where they were; only batch norm's statistics move.
        foreach (var (a, b) in first.Pair.Networks.Generator.parameters().Zip(second.Pair.Networks.Generator.parameters()))
            Assert.True((a - b).abs().max().item<float>() < 1e-9);
        Assert.Equal(before, Weights.Bytes(first.Pair.Networks.Generator));
    }

    [Fact]
    public void A_model_loaded_from_a_file_will_do()
    {
        var ml = new MLContext(1);
        using var folder = new TemporaryFolder();
        var path = folder.File("gan.zip");
        using var first = TinyGan.Train(ml);
        ml.Model.Save(first, TinyGan.Latents(ml).Schema, path);
        using var gan = (GanTransformer)ml.Model.Load(path, out _);
        using var direct = TinyGan.Train(new MLContext(2), o => o.InitialModel = first);
        using var indirect = TinyGan.Train(new MLContext(2), o => o.InitialModel = gan);
        Assert.Equal(Weights.Bytes(direct.Pair.Networks.Generator), Weights.Bytes(indirect.Pair.Networks.Generator));
    }

    [Fact]
    public void A_model_of_another_architecture_is_refused_with_the_difference()
    {
        var ml = new MLContext(1);
        using var first = TinyGan.Train(ml);
        var error = Assert.Throws<ArgumentException>(() => TinyGan.Train(ml, o => (o.InitialModel, o.Networks) = (first, GanNetworks.Dcgan(8))));
        Assert.Contains("BaseChannels is 4 in the model and 8 in the trainer", error.Message);
    }

    [Fact]
    public void A_setting_that_only_the_trainer_has_is_a_difference_too()
    {
        var ml = new MLContext(1);
        using var first = TinyGan.Train(ml);
        var categories = GanNetworks.Dcgan(4, new GanNetworkOptions { LatentCategories = 3 });
        var error = Assert.Throws<ArgumentException>(() => TinyGan.Train(ml, o => (o.InitialModel, o.Networks) = (first, categories)));
        Assert.Contains("LatentCategories is not set in the model and 3 in the trainer", error.Message);
    }

    [Fact]
    public void A_model_of_other_latents_is_refused()
    {
        using var first = TinyGan.Train(new MLContext(1), o => o.LatentDistribution = LatentDistribution.Uniform);
        var error = Assert.Throws<ArgumentException>(() => TinyGan.Train(new MLContext(2), o => o.InitialModel = first));
        Assert.Contains("LatentDistribution is Uniform in the model and Normal in the trainer", error.Message);
        TinyGan.Train(new MLContext(2), o => (o.InitialModel, o.LatentDistribution) = (first, LatentDistribution.Uniform)).Dispose();
    }

    [Fact]
    public void Classes_in_other_places_are_told_of_and_others_are_not()
    {
        Assert.Null(WarmStart.Warning(["cat", "dog"], ["cat", "dog"]));
        Assert.Null(WarmStart.Warning(["cat", "dog"], ["car", "bus"]));
        Assert.Contains("dog, cat", WarmStart.Warning(["cat", "dog"], ["dog", "cat"]));
    }

    [Fact]
    public void A_checkpoint_belongs_to_the_model_it_started_from()
    {
        using var folder = new TemporaryFolder();
        using var first = TinyGan.Train(new MLContext(1));
        using var other = TinyGan.Train(new MLContext(2));
        void Train(GanTransformer initial, int iterations) => TinyGan.Train(new MLContext(3), o =>
            (o.InitialModel, o.CheckpointDirectory, o.MaxIterations) = (initial, folder.File("checkpoints"), iterations)).Dispose();
        Train(first, 2);
        Train(first, 3);
        Assert.Contains("InitialModel", Assert.Throws<ArgumentException>(() => Train(other, 4)).Message);
    }
}
