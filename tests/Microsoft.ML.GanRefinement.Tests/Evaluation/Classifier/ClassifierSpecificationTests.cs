
using Microsoft.ML.GanRefinement.Evaluation.Classifier;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Classifier;

public class ClassifierSpecificationTests
{
    private static readonly ClassifierSpecification s_small = new()
    {
        Image = new(1, 8, 9),
        ClassCount = 2,
        FeatureCount = 5,
        BaseChannels = 4,
        ClassNames = ["a", "b"],
    };

    [Fact]
    public void Json_gives_it_back()
    {
        var read = ClassifierSpecification.FromJson(s_small.ToJson());
        Assert.Equal((s_small.Image, 2, 5, 4), (read.Image, read.ClassCount, read.FeatureCount, read.BaseChannels));
        Assert.Equal(s_small.ClassNames, read.ClassNames);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"image\": 3}")]
    public void Text_that_is_none_is_refused(string json) => Assert.Throws<FormatException>(() => ClassifierSpecification.FromJson(json));

    [Fact]
    public void Sizes_that_cannot_be_are_refused()
    {
        foreach (var wrong in new[]
        {
            s_small with { ClassCount = 3 },
            s_small with { FeatureCount = 0 },
            s_small with { BaseChannels = int.MaxValue },
            s_small with { Image = new(1, -8, 8) },
            s_small with { Image = new(1, 8, 1 << 20) },
        })
        {
            var error = Assert.Throws<FormatException>(() => ClassifierSpecification.FromJson(wrong.ToJson()));
            Assert.StartsWith("The model file's classifier specification cannot be used", error.Message, StringComparison.Ordinal);
        }
    }
}
