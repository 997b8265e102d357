using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Standard;

[Collection(nameof(Trains))]
public class NormalizedClassifierTests
{
    private static StandardGanTrainer.Options Options(double generatorWeight) => new()
    {
        LabelColumnName = "Label",
        Objective = GanObjective.Hinge(),
        Networks = GanNetworks.Dcgan(4, new() { Conditioning = ClassConditioning.NormalizedClassifier, ClassEmbeddingSize = 6 }),
        GeneratorClassificationWeight = generatorWeight,
        DiscriminatorClassificationWeight = 0.5,
        ClassificationTemperature = 0.25,
        ClassificationMargin = 0.9,
        MaxIterations = 2,
        BatchSize = 8,
        LatentSize = TinyGan.LatentSize,
        Seed = 3,
    };

    [Fact]
    public void Trains_by_the_data_to_data_cross_entropy_and_is_saved()
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext(1);
        using var gan = ml.Gan().Standard(Options(0.5)).Fit(ImageRows.View(ml));
        Assert.Equal([GanObjective.Hinge(), new DataToDataClassification(0.5, 0.5, temperature: 0.25, margin: 0.9)],
            Assert.IsType<SumObjective>(gan.Pair.Specification.Objective).Terms);
        ml.Model.Save(gan, null, folder.File("gan.zip"));
        using var loaded = (GanTransformer)ml.Model.Load(folder.File("gan.zip"), out _);
        Assert.Equal(gan.Pair.Specification.Objective.ToString(), loaded.Pair.Specification.Objective.ToString());
        Assert.Equal(Weights.Bytes(gan.Pair.Networks.Discriminator), Weights.Bytes(loaded.Pair.Networks.Discriminator));
        var latents = TinyGan.Latents(ml);
        Assert.Equal(TinyGan.Pixels(ml, gan.Transform(latents)), TinyGan.Pixels(ml, loaded.Transform(latents)));
    }

    [Fact]
    public void Moves_the_classifier_in_the_discriminators_step_and_the_generator_by_its_weight()
    {
        var ml = new MLContext(1);
        using var with = ml.Gan().Standard(Options(0.5)).Fit(ImageRows.View(ml));
        using var without = ml.Gan().Standard(Options(0)).Fit(ImageRows.View(ml));
        Assert.NotEqual(Weights.Parameters(with.Pair.Networks.Generator), Weights.Parameters(without.Pair.Networks.Generator));
        using var random = new TorchSharp.torch.Generator(3);
        using var start = GanRefinement.Networks.NetworkPairFactory.Create(with.Pair.Specification.Networks, random, TorchSharp.torch.CPU);
        foreach (var name in new[] { "classifier.proxies.weight", "classifier.direction.weight" })
            Assert.NotEqual(Bytes(start, name), Bytes(without.Pair.Networks, name));

        static byte[] Bytes(GanRefinement.Networks.NetworkPair pair, string name) => pair.Discriminator.get_parameter(name)!.bytes.ToArray();
    }
}
