using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public class GanCatalogEvaluationTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Metrics_come_from_the_columns()
    {
        Row[] real = [new(0, 0), new(2, 0), new(0, 2), new(2, 2)];
        Row[] generated = [new(1, 0, 0.9f, 1), new(3, 0, 0.2f, 2), new(1, 2, 0.9f, 1), new(3, 2, 0.2f, 1)];
        EvaluationProtocol asked = new() { InceptionScoreSplits = 1, ReferenceSplit = "squares" };
        var metrics = _ml.Gan().Evaluate(View(real), View(generated), protocol: asked);

        Assert.Equal(1, metrics.FrechetDistance, 1e-9);
        Assert.Equal(0.75, metrics.LabelAgreement);
        Assert.Contains(metrics.Warnings, warning => warning.Contains("the share of right ones scatters widely", StringComparison.Ordinal));
        Assert.InRange(metrics.InceptionScore!.Value, 1.2, 1.4);
        var used = metrics.Protocol;
        Assert.Equal((4, 4, 2), (used.ReferenceCount, used.GeneratedCount, used.FeatureCount));
        Assert.Equal(("squares", "0.1.0"), (used.ReferenceSplit, used.LibraryVersion));
    }

    [Fact]
    public void Columns_given_as_null_are_left_out()
    {
        var view = View([new(0, 0), new(2, 1)]);
        var metrics = _ml.Gan().Evaluate(view, view, probabilityColumnName: null, labelColumnName: null);
        Assert.Null(metrics.InceptionScore);
        Assert.Null(metrics.LabelAgreement);
        Assert.Equal(0, metrics.FrechetDistance, 1e-9);
    }

    [Theory]
    [InlineData("Nope", "Probabilities", "Label", "Could not find features column 'Nope'")]
    [InlineData("Features", "Nope", "Label", "Could not find probabilities column 'Nope'")]
    [InlineData("Features", "Probabilities", "Nope", "Could not find label column 'Nope'")]
    [InlineData("Label", "Probabilities", "Label", "Schema mismatch for features column 'Label'")]
    [InlineData("Features", "Probabilities", "Features", "Schema mismatch for label column 'Features'")]
    public void Missing_and_mistyped_columns_are_named(string features, string probabilities, string label, string message)
    {
        var view = View([new(0, 0), new(2, 1)]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Gan().Evaluate(view, view, features, probabilities, label));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("inputSchema", error.ParamName);
    }

    [Fact]
    public void A_feature_that_is_no_number_is_refused_with_its_row()
    {
        var good = View([new(0, 0), new(2, 1)]);
        var error = Assert.Throws<InvalidOperationException>(
            () => _ml.Gan().Evaluate(good, View([new(0, 0), new(float.NaN, 1)])));
        Assert.Contains("'Features' has the value NaN in row 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_view_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => _ml.Gan().Evaluate(View([new(0, 0), new(2, 1)]), View([])));

    [Fact]
    public void Less_than_one_split_is_refused()
    {
        var view = View([new(0, 0), new(2, 1)]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Gan().Evaluate(view, view, protocol: new() { InceptionScoreSplits = 0 }));
        Assert.Contains("InceptionScoreSplits must be at least 1", error.Message, StringComparison.Ordinal);
    }

    private IDataView View(Row[] rows) => _ml.Data.LoadFromEnumerable(rows);

    private sealed class Row
    {
        public Row(float x, float y, float first = 0.5f, uint label = 1)
        {
            Features = [x, y];
            Probabilities = [first, 1 - first];
            // ML.NET counts the keys of objects from zero, those of data views from one.
            Label = label - 1;
        }

        [VectorType(2)]
        public float[] Features { get; set; }

        [VectorType(2)]
        public float[] Probabilities { get; set; }

        [KeyType(2)]
        public uint Label { get; set; }
    }
}
