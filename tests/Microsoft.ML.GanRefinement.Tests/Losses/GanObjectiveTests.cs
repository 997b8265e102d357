using System.Text.Json;
using Microsoft.ML.GanRefinement.Losses;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

public class GanObjectiveTests
{
    private static readonly GanObjective[] All =
    [
        GanObjective.NonSaturating(), GanObjective.Minimax(), GanObjective.LeastSquares(), GanObjective.Hinge(), GanObjective.Wasserstein(),
        GanObjective.EnergyBased(10), GanObjective.Relativistic(), GanObjective.RelativisticAverage(),
    ];

    [Fact]
    public void Each_builds_another_loss() =>
        Assert.Equal(All.Length, All.Select(o => o.Specification.Build().GetType()).Distinct().Count());

    [Fact]
    public void Each_comes_back_from_json_as_it_was() =>
        Assert.All(All, o => Assert.Equal(o.Specification, JsonSerializer.Deserialize<GanObjective>(JsonSerializer.Serialize(o))!.Specification));

    [Fact]
    public void A_file_that_names_only_the_loss_still_loads()
    {
        var old = JsonSerializer.Deserialize<ObjectiveSpecification>("""{"Adversarial":"hinge","ClassificationWeight":0.2}""")!;
        Assert.IsType<SumObjective>(old.Build());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_label_that_is_none_is_refused_by_name(double label)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => GanObjective.NonSaturating(label));
        Assert.Equal("RealLabel", error.ParamName);
    }

    [Fact]
    public void A_margin_of_zero_and_an_infinite_target_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GanObjective.EnergyBased(0));
        Assert.Equal("RealTarget", Assert.Throws<ArgumentOutOfRangeException>(() => GanObjective.LeastSquares(realTarget: double.PositiveInfinity)).ParamName);
    }
}
