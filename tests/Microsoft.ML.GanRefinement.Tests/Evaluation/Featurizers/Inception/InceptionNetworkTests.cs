using Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Featurizers.Inception;

public class InceptionNetworkTests
{
    [Fact]
    public void Names_and_shapes_are_those_of_the_published_state_dict()
    {
        using InceptionNetwork network = new();
        var state = network.state_dict();
        Assert.Equal(472, InceptionSamples.Shapes.Count);
        Assert.Equal(
            InceptionSamples.Shapes.Select(pair => Text(pair.Name, pair.Shape)).Order(StringComparer.Ordinal),
            state.Where(pair => !pair.Key.EndsWith(".num_batches_tracked", StringComparison.Ordinal)).Select(pair => Text(pair.Key, pair.Value.shape))
                .Order(StringComparer.Ordinal));
        Assert.Equal(94, state.Count - 472);
        Assert.Equal(23_850_960, network.parameters().Sum(weight => weight.numel()));
        Assert.Equal(23_850_960, InceptionNetwork.WeightCount);
    }

    private static string Text(string name, long[] shape) => $"{name} [{string.Join(", ", shape)}]";
}
