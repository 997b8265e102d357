namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public class EvaluationOptionsTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<string, EvaluationOptions> Invalid => new()
    {
        { "FeatureColumnName must name a column", new() { FeatureColumnName = " " } },
        { "ImageColumnName must name a column", new() { ImageColumnName = "" } },
        { "The data copying needs TrainingData; it is null.", new() { Metrics = [GanMetric.DataCopying()] } },
        { "The Fréchet distance inside classes needs LabelColumnName; it is null.", new() { Metrics = [GanMetric.IntraClassFrechetDistance()] } },
        { "Value cannot be null. (Parameter 'Metrics')", new() { Metrics = null! } },
        { "Metrics has a null.", new() { Metrics = [GanMetric.Recall(), null!] } },
        { "Metrics asks for the precision with different settings", new() { Metrics = [GanMetric.Precision(), GanMetric.Precision(3)] } },
    };

    public static TheoryData<string, Func<GanMetric>> OutOfRange => new()
    {
        { "neighborCount must be at least 1; it is 0.", () => GanMetric.Precision(0) },
        { "neighborCount must be at least 1; it is 0.", () => GanMetric.Recall(0) },
        { "neighborCount must be at least 1; it is 0.", () => GanMetric.Density(0) },
        { "neighborCount must be at least 1; it is 0.", () => GanMetric.Coverage(0) },
        { "subsets must be at least 1; it is 0.", () => GanMetric.KernelDistance(subsets: 0) },
        { "subsetSize must be at least 2; it is 1.", () => GanMetric.KernelDistance(subsetSize: 1) },
        { "bins must be at least 2; it is 1.", () => GanMetric.Ndb(1) },
        { "bins must be at least 2; it is 1.", () => GanMetric.JensenShannonDivergence(1) },
        { "projections must be at least 1; it is 0.", () => GanMetric.SlicedWasserstein(0) },
        { "pairs must be at least 1; it is 0.", () => GanMetric.StructuralSimilarity(0) },
        { "points must be at least 3; it is 2.", () => GanMetric.ExtrapolatedFrechetDistance(2) },
    };

    [Fact]
    public void The_defaults_are_those_of_most_reports()
    {
        EvaluationOptions options = new();
        Assert.Equal([GanMetric.KernelDistance(100, 1000), GanMetric.Precision(5), GanMetric.Recall(5), GanMetric.Density(5), GanMetric.Coverage(5)],
            options.Metrics);
        Assert.Equal(("Features", null, null, "GeneratedImage"),
            (options.FeatureColumnName, options.ProbabilityColumnName, options.LabelColumnName, options.ImageColumnName));
        Assert.Null(options.TrainingData);
        Assert.Equal(new EvaluationProtocol(), options.Protocol);
    }

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_setting_out_of_its_range_is_refused_by_name(string message, Func<GanMetric> create) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(create).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Invalid))]
    public void What_cannot_be_is_refused_by_name(string message, EvaluationOptions options)
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { new FeatureRow(), new FeatureRow() });
        var error = Assert.ThrowsAny<ArgumentException>(() => _ml.Gan().Evaluate(view, view, options));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_protocol_names_the_settings_of_what_is_computed_in_any_order()
    {
        Assert.Empty(Settings());
        Assert.Equal("different bins: 20 bins; precision, recall: 3 neighbours",
            Settings(GanMetric.Recall(3), GanMetric.Ndb(20), GanMetric.LogisticAccuracy(), GanMetric.Precision(3)));
        Assert.Equal(Settings(GanMetric.Precision(1), GanMetric.Ndb(2)), Settings(GanMetric.Ndb(2), GanMetric.Precision(1)));
        Assert.NotEqual(Settings(GanMetric.Precision(1), GanMetric.Recall(2)), Settings(GanMetric.Precision(2), GanMetric.Recall(1)));
    }

    [Fact]
    public void The_protocol_says_what_was_done_not_what_was_asked_for()
    {
        Assert.Equal("kernel distance: all images at once", Settings(GanMetric.KernelDistance()));
        Assert.Equal("kernel distance: 7 subsets of 19", Settings(GanMetric.KernelDistance(7, 19)));
        Assert.Equal("bin divergence, different bins: 20 bins", Settings(GanMetric.Ndb(), GanMetric.JensenShannonDivergence()));
        var (few, many) = (_ml.Data.LoadFromEnumerable(FeatureRow.Rows(20, seed: 1)), _ml.Data.LoadFromEnumerable(FeatureRow.Rows(30, seed: 2)));
        Assert.Equal("logistic accuracy: 20 images of each kind",
            _ml.Gan().Evaluate(few, many, new EvaluationOptions { Metrics = [GanMetric.LogisticAccuracy()] }).Protocol.Settings);
        Assert.DoesNotContain("split", _ml.Gan().Evaluate(few, many, new EvaluationOptions()).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("splits", _ml.Gan().Evaluate(few, many, new EvaluationOptions()).ToJson(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_score_is_stamped_with_its_splits_of_which_there_are_no_more_than_images()
    {
        var rows = FeatureRow.Rows(6, seed: 1);
        foreach (var row in rows)
            row.Features = [0.5f, 0.25f, 0.25f];

        var view = _ml.Data.LoadFromEnumerable(rows);
        var metrics = _ml.Gan().Evaluate(view, view, new EvaluationOptions { Metrics = [], ProbabilityColumnName = "Features" });
        Assert.Equal("inception score: 6 splits", metrics.Protocol.Settings);
        Assert.Contains(metrics.Warnings, warning => warning.StartsWith("1 images in each of 6 splits", StringComparison.Ordinal));
    }

    private string Settings(params GanMetric[] metrics)
    {
        var view = _ml.Data.LoadFromEnumerable(FeatureRow.Rows(20, seed: 1));
        return _ml.Gan().Evaluate(view, view, new EvaluationOptions { Metrics = metrics }).Protocol.Settings;
    }
}
