using System.Text.Json;

namespace Microsoft.ML.GanRefinement.Tests.Training.Augmentation;

public class GanInputTransformTests
{
    private static readonly GanInputTransform[] s_all = [GanInputTransform.InstanceNoise(0.3, 50), GanInputTransform.DiffAugment(translation: false)];

    [Fact]
    public void Each_comes_back_from_json_as_it_was() =>
        Assert.All(s_all, t => Assert.Equal(t, JsonSerializer.Deserialize<GanInputTransform>(JsonSerializer.Serialize(t))));

    [Fact]
    public void One_that_changes_nothing_builds_nothing()
    {
        Assert.Empty(GanInputTransform.InstanceNoise(0, 50).Build(seed: 1));
        Assert.Single(GanInputTransform.InstanceNoise(0.1, 50).Build(seed: 1));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused_by_name()
    {
        Assert.Equal("sigma", Assert.Throws<ArgumentOutOfRangeException>(() => GanInputTransform.InstanceNoise(-1)).ParamName);
        Assert.Equal("iterations", Assert.Throws<ArgumentOutOfRangeException>(() => GanInputTransform.InstanceNoise(1, -1)).ParamName);
    }

    [Fact]
    public void A_kind_of_another_version_is_refused_by_its_name()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<GanInputTransform>("""{"kind":"magic"}"""));
        Assert.Contains("magic", error.Message);
    }
}
