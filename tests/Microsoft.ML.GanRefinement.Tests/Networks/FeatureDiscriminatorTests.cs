using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class FeatureDiscriminatorTests
{
    private static NetworkPair Create(ClassConditioning conditioning)
    {
        using var random = new torch.Generator(1);
        return NetworkPairFactory.Create(GanNetworks.Dcgan(4, new() { Conditioning = conditioning }).For(new ImageShape(1, 8, 8), 5, 3), random, CPU);
    }

    [Fact]
    public void Projection_adds_the_class_vectors_product_with_the_features()
    {
        using var scope = NewDisposeScope();
        using var networks = Create(ClassConditioning.Projection);
        var samples = randn(2, 1, 8, 8);
        var first = networks.Discriminator.call(samples, tensor(new long[] { 0, 2 }));
        var other = networks.Discriminator.call(samples, tensor(new long[] { 1, 2 }));
        var table = networks.Discriminator.get_parameter("embedding.weight")!;
        var expected = (table[1] - table[0]).dot(first.Features[0]).ToDouble();
        Assert.Equal(expected, (other.Logits[0] - first.Logits[0]).ToDouble(), 1e-5);
        Assert.Equal(first.Logits[1].ToDouble(), other.Logits[1].ToDouble());
    }

    [Fact]
    public void A_normalised_classifier_gives_a_samples_direction_and_its_products_with_the_classes_directions()
    {
        using var scope = NewDisposeScope();
        using var networks = Create(ClassConditioning.NormalizedClassifier);
        var output = networks.Discriminator.call(randn(4, 1, 8, 8), null);
        var directions = output.Embedding!;
        Assert.Equal([4L, 512], directions.shape);
        Assert.All(directions.norm(1).data<float>().ToArray(), length => Assert.Equal(1, length, 1e-5));
        var table = networks.Discriminator.get_parameter("classifier.proxies.weight")!;
        var expected = (directions[2] * (table[1] / table[1].norm())).sum().ToSingle();
        Assert.Equal(expected, output.ClassLogits![2][1].ToSingle(), 1e-5);
        Assert.Null(Create(ClassConditioning.AuxiliaryClassifier).Discriminator.call(randn(4, 1, 8, 8), null).Embedding);
    }

    [Fact]
    public void Concatenation_shows_the_class_to_the_first_layer()
    {
        using var scope = NewDisposeScope();
        using var networks = Create(ClassConditioning.LabelConcatenation);
        Assert.Equal(4, networks.Discriminator.get_parameter("downs.0.weight")!.shape[1]);
        Assert.Equal(5 + 3, networks.Generator.get_parameter("project.weight")!.shape[1]);
        var samples = randn(1, 1, 8, 8);
        double Score(long label) => networks.Discriminator.call(samples, tensor(new[] { label })).Logits.ToDouble();
        Assert.NotEqual(Score(0), Score(1));
    }

    [Theory]
    [InlineData(ClassConditioning.Projection)]
    [InlineData(ClassConditioning.LabelConcatenation)]
    public void Says_so_where_classes_are_missing(ClassConditioning conditioning)
    {
        using var networks = Create(conditioning);
        var error = Assert.Throws<InvalidOperationException>(() => networks.Discriminator.call(randn(1, 1, 8, 8), null));
        Assert.Contains("3 classes was called without classes", error.Message);
    }
}
