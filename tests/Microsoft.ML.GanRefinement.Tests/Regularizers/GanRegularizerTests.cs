using System.Text.Json;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class GanRegularizerTests
{
    private static readonly GanRegularizer[] s_all =
    [
        GanRegularizer.GradientPenalty(5, 2, oneSided: true).Every(4), GanRegularizer.Dragan(3, 2, 0.5, DraganForm.Excess), GanRegularizer.R1(4).Every(16),
        GanRegularizer.R2(4), GanRegularizer.WassersteinDivergence(3, 2), GanRegularizer.Drift(0.5), GanRegularizer.FeatureMatching(3),
        GanRegularizer.PullingAway(2), GanRegularizer.ModeSeeking(7), GanRegularizer.HistoricalAveraging(0.3), GanRegularizer.WeightClipping(0.1),
        GanRegularizer.LeCam(0.2, 0.9, 5), GanRegularizer.LocalStability(0.2),
    ];

    private static RegularizerSet Build(params GanRegularizer[] regularizers)
    {
        using var networks = SmallPair.CreateNetworks();
        return GanRegularizer.Build(regularizers, new RegularizerContext(networks, GanObjective.Hinge(), Seed: 1));
    }

    [Fact]
    public void Each_comes_back_from_json_as_it_was() =>
        Assert.All(s_all, r => Assert.Equal(r, JsonSerializer.Deserialize<GanRegularizer>(JsonSerializer.Serialize(r))));

    [Fact]
    public void Each_builds_parts_for_its_player()
    {
        Assert.IsType<GradientNormPenalty>(Assert.Single(Build(GanRegularizer.GradientPenalty()).Discriminator));
        Assert.IsType<LazyDiscriminatorPenalty>(Assert.Single(Build(GanRegularizer.GradientPenalty().Every(16)).Discriminator));
        Assert.IsType<GanRegularizer.DriftPart>(Assert.Single(Build(GanRegularizer.Drift()).Discriminator));
        Assert.IsType<GanRegularizer.FeatureMatchingPart>(Assert.Single(Build(GanRegularizer.FeatureMatching()).Generator));
        Assert.IsType<GanRegularizer.PullingAwayPart>(Assert.Single(Build(GanRegularizer.PullingAway()).Generator));
        Assert.IsType<GanRegularizer.ModeSeekingPart>(Assert.Single(Build(GanRegularizer.ModeSeeking()).Generator));
        Assert.IsType<LazyGeneratorPenalty>(Assert.Single(Build(GanRegularizer.ModeSeeking().Every(2)).Generator));
        Assert.IsType<GanRegularizer.WeightClippingPart>(Assert.Single(Build(GanRegularizer.WeightClipping()).Constraints));
        var averaging = Build(GanRegularizer.HistoricalAveraging());
        Assert.IsType<HistoricalAveragingPenalty>(Assert.Single(averaging.Discriminator));
        Assert.IsType<HistoricalAveragingPenalty>(Assert.Single(averaging.Generator));
    }

    [Fact]
    public void A_weight_of_zero_builds_nothing()
    {
        var set = Build(GanRegularizer.GradientPenalty(0));
        Assert.Empty(set.Discriminator);
        Assert.Empty(set.Generator);
        Assert.Empty(set.Constraints);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused_by_name()
    {
        Assert.Equal("weight", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.GradientPenalty(-1)).ParamName);
        Assert.Equal("target", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.GradientPenalty(target: double.NaN)).ParamName);
        Assert.Equal("limit", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.WeightClipping(0)).ParamName);
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.GradientPenalty().Every(0)).ParamName);
        Assert.Equal("noiseVariance", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.Dragan(noiseVariance: -1)).ParamName);
        Assert.Equal("gamma", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.R1(double.PositiveInfinity)).ParamName);
        Assert.Equal("k", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.WassersteinDivergence(-1)).ParamName);
        Assert.Equal("form", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.Dragan(form: (DraganForm)9)).ParamName);
        Assert.Equal("p", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.WassersteinDivergence(p: 0.5)).ParamName);
        Assert.Equal("decay", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.LeCam(decay: 1)).ParamName);
        Assert.Equal("start", Assert.Throws<ArgumentOutOfRangeException>(() => GanRegularizer.LeCam(start: -1)).ParamName);
        Assert.Contains("every step", Assert.Throws<InvalidOperationException>(() => GanRegularizer.LeCam().Every(2)).Message);
        Assert.Contains("every step", Assert.Throws<InvalidOperationException>(() => GanRegularizer.WeightClipping().Every(2)).Message);
        Assert.Contains("every step", Assert.Throws<InvalidOperationException>(() => GanRegularizer.HistoricalAveraging().Every(2)).Message);
    }

    [Fact]
    public void A_kind_of_another_version_is_refused_by_its_name()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<GanRegularizer>("""{"kind":"magic"}"""));
        Assert.Contains("magic", error.Message);
    }
}
