using System.Text.Json;
using Microsoft.ML.GanRefinement.Losses;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

public class GanObjectiveTests
{
    private static readonly GanObjective[] s_all =
    [
        GanObjective.NonSaturating(), GanObjective.Minimax(), GanObjective.LeastSquares(), GanObjective.Hinge(), GanObjective.Wasserstein(),
        GanObjective.EnergyBased(10), GanObjective.Relativistic(), GanObjective.RelativisticAverage(),
    ];

    [Fact]
    public void Each_builds_another_loss() =>
        Assert.Equal(s_all.Length, s_all.Select(o => o.GetType()).Distinct().Count());

    [Fact]
    public void Each_comes_back_from_json_as_it_was() =>
        Assert.All(s_all, o => Assert.Equal(o, JsonSerializer.Deserialize<GanObjective>(JsonSerializer.Serialize(o))));

    [Fact]
    public void A_file_that_names_only_the_loss_has_the_defaults() =>
        Assert.Equal(GanObjective.LeastSquares(), JsonSerializer.Deserialize<GanObjective>("""{"adversarial":"leastSquares"}"""));

    [Fact]
    public void One_of_another_version_is_refused_by_its_name() =>
        Assert.Contains("future", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<GanObjective>("""{"adversarial":"future"}""")).Message);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_of_the_classifier_that_is_none_is_refused(double weight) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AuxiliaryClassification(weight));

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_label_that_is_none_is_refused_by_name(double label)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => GanObjective.NonSaturating(label));
        Assert.Equal("realLabel", error.ParamName);
    }

    [Fact]
    public void A_margin_of_zero_and_an_infinite_target_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GanObjective.EnergyBased(0));
        Assert.Equal("realTarget", Assert.Throws<ArgumentOutOfRangeException>(() => GanObjective.LeastSquares(realTarget: double.PositiveInfinity)).ParamName);
    }
}
