using System.Text.Json;
using Microsoft.ML.GanRefinement.Training.Augmentation;

namespace Microsoft.ML.GanRefinement.Tests.Training.Augmentation;

public class GanInputTransformTests
{
    private static readonly GanInputTransform[] All = [GanInputTransform.InstanceNoise(0.3, 50), GanInputTransform.DiffAugment(translation: false)];

    [Fact]
    public void Each_comes_back_from_json_as_it_was() =>
        Assert.All(All, t => Assert.Equal(t.Specification, JsonSerializer.Deserialize<GanInputTransform>(JsonSerializer.Serialize(t))!.Specification));

    [Fact]
    public void One_that_changes_nothing_builds_nothing()
    {
        Assert.Empty(GanInputTransform.Build([GanInputTransform.InstanceNoise(0, 50)], seed: 1));
        Assert.IsType<InstanceNoise>(Assert.Single(GanInputTransform.Build([GanInputTransform.InstanceNoise(0.1, 50)], seed: 1)));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused_by_name()
    {
        Assert.Equal("Sigma", Assert.Throws<ArgumentOutOfRangeException>(() => GanInputTransform.InstanceNoise(-1)).ParamName);
        Assert.Equal("Iterations", Assert.Throws<ArgumentOutOfRangeException>(() => GanInputTransform.InstanceNoise(1, -1)).ParamName);
    }

    [Fact]
    public void A_kind_of_another_version_is_refused_with_those_that_there_are()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => JsonSerializer.Deserialize<GanInputTransform>("""{"Kind":"magic"}"""));
        Assert.Contains("instanceNoise", error.Message);
    }
}
