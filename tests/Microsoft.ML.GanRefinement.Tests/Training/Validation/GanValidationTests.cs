
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Training.Validation;

[Collection(nameof(Trains))]
public class GanValidationTests
{
    private static readonly MLContext s_ml = new(1);
    private static readonly GanValidation s_default = new(ImageRows.View(s_ml), s_ml.Gan().PixelFeatures().Fit(ImageRows.View(s_ml)));

    [Fact]
    public void Has_defaults()
    {
        Assert.Equal(("Features", GanMetric.FrechetDistance(), 500, 2_000),
            (s_default.FeatureColumnName, s_default.Metric, s_default.Interval, s_default.GeneratedCount));
        Assert.Equal((null, 0), (s_default.Patience, s_default.MinDelta));
        Assert.Null(new FastRobGanTrainer.Options().Validation);
    }

    public static TheoryData<string, object, GanValidation> Bad => new()
    {
        { "Interval", 0, s_default with { Interval = 0 } },
        { "GeneratedCount", 1, s_default with { GeneratedCount = 1 } },
        { "Patience", 0, s_default with { Patience = 0 } },
        { "MinDelta", -0.5, s_default with { MinDelta = -0.5 } },
        { "MinDelta", double.PositiveInfinity, s_default with { MinDelta = double.PositiveInfinity } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Is_refused_by_name_and_value_when_out_of_range(string option, object value, GanValidation validation)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => s_ml.Gan().FastRobGan(TinyGan.Options(o => o.Validation = validation)));
        Assert.Equal((option, value), (error.ParamName, error.ActualValue));
    }

    [Fact]
    public void Must_have_a_metric_of_features_alone()
    {
        Exception Error(GanMetric metric) =>
            Assert.ThrowsAny<ArgumentException>(() => s_ml.Gan().FastRobGan(TinyGan.Options(o => o.Validation = s_default with { Metric = metric })));
        Assert.IsType<ArgumentNullException>(Error(null!));
        Assert.StartsWith("Metric must be one of features alone; the data copying needs TrainingData.", Error(GanMetric.DataCopying()).Message);
        Assert.StartsWith("Metric must be one of features alone; the structural similarity needs ImageColumnName.",
            Error(GanMetric.StructuralSimilarity()).Message);
    }

    [Fact]
    public void Must_name_a_column() => Assert.Equal("FeatureColumnName", Assert.Throws<ArgumentException>(() =>
        s_ml.Gan().FastRobGan(TinyGan.Options(o => o.Validation = s_default with { FeatureColumnName = " " }))).ParamName);

    [Fact]
    public void Must_have_data_and_a_featurizer()
    {
        Assert.Equal("data", Assert.Throws<ArgumentNullException>(() => new GanValidation(null!, s_default.Featurizer)).ParamName);
        Assert.Equal("featurizer", Assert.Throws<ArgumentNullException>(() => new GanValidation(s_default.Data, null!)).ParamName);
    }
}
