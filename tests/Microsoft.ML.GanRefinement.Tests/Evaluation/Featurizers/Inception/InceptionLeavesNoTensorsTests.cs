using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers.Inception;

[Collection(nameof(RunsAlone))]
public sealed class InceptionLeavesNoTensorsTests(InceptionFiles files) : IClassFixture<InceptionFiles>
{
    [Fact]
    public void Passes_leave_no_tensors()
    {
        var images = InceptionSamples.Images("grey");
        InceptionFeaturesTests.Values(files.Grey, images);
        LiveTensors.AssertFlat(() =>
        {
            InceptionFeaturesTests.Values(files.Grey, images);
            return 0;
        });
    }
}
