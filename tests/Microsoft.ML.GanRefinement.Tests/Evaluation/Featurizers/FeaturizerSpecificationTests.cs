using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Evaluation.Featurizers;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers;

public class FeaturizerSpecificationTests
{
    public static TheoryData<string> Kinds => [.. Enum.GetNames<FeaturizerKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_comes_back_from_json_and_counts_the_weights(string kind)
    {
        FeaturizerSpecification specification = new(Enum.Parse<FeaturizerKind>(kind), new ImageShape(3, 4, 5), kind == "Pixels" ? 60 : 7);
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
    public void What_cannot_be_is_refused(string json)
    {
        FormatException error = Assert.Throws<FormatException>(() => FeaturizerSpecification.FromJson(json));
        Assert.StartsWith("The model file's featurizer specification cannot be used", error.Message, StringComparison.Ordinal);
    }
}
