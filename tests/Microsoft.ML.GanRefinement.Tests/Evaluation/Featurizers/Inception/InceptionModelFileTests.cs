using Microsoft.ML.GanRefinement.Tests.Harness;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers.Inception;

/// <summary>A model file of 100 MB.</summary>
[Trait("Run", "EachCommit")]
public sealed class InceptionModelFileTests(InceptionFiles files) : IClassFixture<InceptionFiles>
{
    [Fact]
    public void The_model_file_has_the_weights()
    {
        var images = InceptionSamples.Images("grey");
        using MemoryStream zip = new();
        new MLContext().Model.Save(files.Grey, images.Schema, zip);
        zip.Position = 0;
        var loaded = new MLContext().Model.Load(zip, out var schema);
        using var back = Assert.IsType<ImageFeaturizerTransformer>(loaded);
        Assert.Equal(ViewTable.Describe(images.Schema), ViewTable.Describe(schema));
        Assert.Equal(InceptionFeaturesTests.Values(files.Grey, images), InceptionFeaturesTests.Values(back, images));
        Assert.Equal(files.Grey.Fingerprint, back.Fingerprint);
        Assert.Equal(files.Grey.FeaturizerName, back.FeaturizerName);
    }
}
