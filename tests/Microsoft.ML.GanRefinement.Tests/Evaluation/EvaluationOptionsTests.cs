namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public class EvaluationOptionsTests
{
    private readonly IDataView _view = new MLContext(seed: 1).Data.LoadFromEnumerable(new[] { new FeatureRow(), new FeatureRow() });

    public static TheoryData<string, EvaluationOptions> Invalid => new()
    {
        { "NeighborCount must be at least 1; it is 0.", new() { NeighborCount = 0 } },
        { "KernelSubsets must be at least 1; it is 0.", new() { KernelSubsets = 0 } },
        { "KernelSubsetSize must be at least 2; it is 1.", new() { KernelSubsetSize = 1 } },
        { "BinCount must be at least 2; it is 1.", new() { BinCount = 1 } },
        { "Projections must be at least 1; it is 0.", new() { Projections = 0 } },
        { "SimilarityPairs must be at least 1; it is 0.", new() { SimilarityPairs = 0 } },
        { "ExtrapolationPoints must be at least 3; it is 2.", new() { ExtrapolationPoints = 2 } },
        { "FeatureColumnName must name a column", new() { FeatureColumnName = " " } },
        { "ImageColumnName must name a column", new() { ImageColumnName = "" } },
        { "EvaluationMetrics.DataCopying needs TrainingData", new() { Metrics = EvaluationMetrics.DataCopying } },
        { "EvaluationMetrics.IntraClassFrechetDistance needs LabelColumnName", new() { Metrics = EvaluationMetrics.IntraClassFrechetDistance } },
    };

    [Fact]
    public void The_defaults_are_the_usual_ones()
    {
        EvaluationOptions options = new();
        Assert.Equal(EvaluationMetrics.KernelDistance | EvaluationMetrics.Neighborhoods, options.Metrics);
        Assert.Equal(("Features", null, null, "GeneratedImage"),
            (options.FeatureColumnName, options.ProbabilityColumnName, options.LabelColumnName, options.ImageColumnName));
        Assert.Null(options.TrainingData);
        Assert.Equal((5, 100, 1000, 100), (options.NeighborCount, options.KernelSubsets, options.KernelSubsetSize, options.BinCount));
        Assert.Equal((256, 1000, 15), (options.Projections, options.SimilarityPairs, options.ExtrapolationPoints));
        Assert.Equal(new EvaluationProtocol(), options.Protocol);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void What_cannot_be_is_refused_by_name(string message, EvaluationOptions options)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new MLContext().Gan().Evaluate(_view, _view, options));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_protocol_names_the_settings_of_what_is_computed()
    {
        Assert.Empty(new EvaluationOptions { Metrics = EvaluationMetrics.None }.Settings());
        Assert.Equal("3 neighbours, 20 bins", new EvaluationOptions
        {
            Metrics = EvaluationMetrics.Neighborhoods | EvaluationMetrics.Bins,
            NeighborCount = 3,
            BinCount = 20,
        }.Settings());
        Assert.Equal("copying of 60 training images", new EvaluationOptions { Metrics = EvaluationMetrics.DataCopying }.Settings(training: 60));
    }
}
