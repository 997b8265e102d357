using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Conversions;

public sealed class MapKeyToValueTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Keys_become_their_values_again_and_missing_becomes_empty()
    {
        IDataView view = Texts("b", "a", "", "b");
        var pipeline = _ml.Transforms.Conversion.MapValueToKey("Key", "Text").Append(
            _ml.Transforms.Conversion.MapKeyToValue("Back", "Key"));
        IDataView output = pipeline.Fit(view).Transform(view);

        Assert.Equal(["b", "a", "", "b"], output.GetColumn<string>("Back"));
        Assert.Equal(TextDataViewType.Instance, output.Schema["Back"].Type);
    }

    [Fact]
    public void A_missing_number_is_not_a_number()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(new[] { 2.5f, float.NaN }.Select(value => new NumberRow { Number = value }));
        InputOutputColumnPair[] pairs = [new("Back", "Key")];
        var pipeline = _ml.Transforms.Conversion.MapValueToKey("Key", "Number").Append(_ml.Transforms.Conversion.MapKeyToValue(pairs));

        Assert.Equal([2.5f, float.NaN], pipeline.Fit(view).Transform(view).GetColumn<float>("Back"));
    }

    [Fact]
    public void A_column_without_keys_or_key_values_is_refused()
    {
        IDataView view = Texts("a");

        Assert.Throws<ArgumentOutOfRangeException>(
            "inputSchema", () => _ml.Transforms.Conversion.MapKeyToValue("Back", "Nothing").Fit(view));
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Transforms.Conversion.MapKeyToValue("Back", "Text").Fit(view));
        Assert.Contains("Metadata KeyValues does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_chain_the_shape_is_checked_before_anything_is_fitted()
    {
        IDataView view = Texts("a");
        var pipeline = _ml.Transforms.CopyColumns("Copy", "Text").Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Copy"));

        var error = Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => pipeline.Fit(view));
        Assert.Contains("Schema mismatch for input column 'Copy': expected KeyType, got String", error.Message, StringComparison.Ordinal);
    }

    private IDataView Texts(params string[] texts) => _ml.Data.LoadFromEnumerable(texts.Select(text => new TextRow { Text = text }));

    private sealed class TextRow
    {
        public string Text { get; set; } = "";
    }

    private sealed class NumberRow
    {
        public float Number { get; set; }
    }
}
