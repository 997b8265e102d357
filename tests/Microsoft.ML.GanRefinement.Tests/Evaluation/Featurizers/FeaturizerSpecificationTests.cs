
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers;

public class FeaturizerSpecificationTests
{
    public static TheoryData<string> Kinds => [.. Enum.GetNames<FeaturizerKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_comes_back_from_json_and_counts_the_weights(string kind)
    {
        var count = kind switch { "Pixels" => 60, "Inception" => 2048, _ => 7 };
        var hash = kind == "Inception" ? new string('a', 64) : null;
        FeaturizerSpecification specification = new(Enum.Parse<FeaturizerKind>(kind), new ImageShape(3, 4, 5), count, hash);
        Assert.Equal(specification, FeaturizerSpecification.FromJson(specification.ToJson()));
        Assert.Contains($"\"{kind}\"", specification.ToJson(), StringComparison.Ordinal);
        using var network = specification.CreateNetwork();
        Assert.Equal(network.parameters().Sum(p => p.numel()), specification.CountWeights());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"kind":"Nope","image":{"channels":1,"height":2,"width":2},"featureCount":4}""")]
    [InlineData("""{"kind":17,"image":{"channels":1,"height":2,"width":2},"featureCount":4}""")]
    [InlineData("""{"kind":"Pixels","image":{"channels":1,"height":2,"width":2},"featureCount":5}""")]
    [InlineData("""{"kind":"Principal","image":{"channels":1,"height":2,"width":2},"featureCount":0}""")]
    [InlineData("""{"kind":"Principal","image":{"channels":1,"height":-2,"width":2},"featureCount":4}""")]
    [InlineData("""{"kind":"Principal","image":{"channels":60000,"height":4000,"width":4000},"featureCount":4}""")]
    [InlineData("""{"kind":"RandomConvolutions","image":{"channels":1,"height":2,"width":2},"featureCount":2000000000}""")]
    [InlineData("""{"kind":"Inception","image":{"channels":1,"height":2,"width":2},"featureCount":2048}""")]
    [InlineData("""{"kind":"Inception","image":{"channels":1,"height":2,"width":2},"featureCount":2048,"weightsHash":"aa"}""")]
    [InlineData("""{"kind":"Pixels","image":{"channels":1,"height":2,"width":2},"featureCount":4,"weightsHash":"aa"}""")]
    public void What_cannot_be_is_refused(string json)
    {
        var error = Assert.Throws<FormatException>(() => FeaturizerSpecification.FromJson(json));
        Assert.StartsWith("The model file's featurizer specification cannot be used", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_say_whose_weights_they_are()
    {
        ImageShape shape = new(1, 2, 2);
        Assert.Equal("pixels", new FeaturizerSpecification(FeaturizerKind.Pixels, shape, 4).Name);
        Assert.Equal("principal components", new FeaturizerSpecification(FeaturizerKind.Principal, shape, 2).Name);
        Assert.Equal("random convolutions", new FeaturizerSpecification(FeaturizerKind.RandomConvolutions, shape, 2).Name);
        FeaturizerSpecification inception = new(FeaturizerKind.Inception, shape, 2048, "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2");
        Assert.Equal("Inception-v3 (FID), published weights", inception.Name);
        Assert.Equal("Inception-v3 (FID), other weights 6726825d", (inception with { WeightsHash = "6726825d" + new string('0', 56) }).Name);
        Assert.Equal("none", new FeaturizerSpecification(FeaturizerKind.Pixels, shape, 4).ResizeRule);
    }
}
