using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using Xunit;
using KeyOrdinality = Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality;

namespace Microsoft.ML.Conformance.Tests.Conversions;

public sealed class MapValueToKeyTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Texts_are_numbered_as_they_occur_from_1()
    {
        IDataView output = Map(Texts("b", "a", "", "b", "c"));

        Assert.Equal([1u, 2, 0, 1, 3], output.GetColumn<uint>("Key"));
        Assert.Equal(new KeyDataViewType(typeof(uint), 3), output.Schema["Key"].Type);
        Assert.Equal(["b", "a", "c"], KeyTexts(output));
    }

    [Fact]
    public void By_value_capitals_come_first()
    {
        IDataView output = Map(Texts("b", "a", "Z"), keyOrdinality: KeyOrdinality.ByValue);

        Assert.Equal(["Z", "a", "b"], KeyTexts(output));
        Assert.Equal([3u, 2, 1], output.GetColumn<uint>("Key"));
    }

    [Fact]
    public void Values_beyond_the_limit_or_unseen_are_missing()
    {
        IDataView limited = Map(Texts("b", "a", "c"), maximumNumberOfKeys: 2);
        Assert.Equal([1u, 2, 0], limited.GetColumn<uint>("Key"));

        var transformer = _ml.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(Texts("a"));
        Assert.Equal([0u, 1], transformer.Transform(Texts("x", "a")).GetColumn<uint>("Key"));
    }

    [Fact]
    public void Numbers_are_keys_too_and_not_a_number_is_missing()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(
            new[] { 2.5f, float.NaN, -1f, 2.5f }.Select(value => new NumberRow { Number = value }));
        IDataView output
            = _ml.Transforms.Conversion.MapValueToKey("Key", "Number", keyOrdinality: KeyOrdinality.ByValue).Fit(view).Transform(view);

        Assert.Equal([2u, 0, 1, 2], output.GetColumn<uint>("Key"));
        VBuffer<float> values = default;
        output.Schema["Key"].Annotations.GetValue("KeyValues", ref values);
        Assert.Equal([-1f, 2.5f], values.DenseValues());
    }

    [Fact]
    public void Key_values_can_be_text_whatever_the_type()
    {
        IDataView view = _ml.Data.LoadFromEnumerable(new[] { 2.5f, -1f }.Select(value => new NumberRow { Number = value }));
        IDataView output
            = _ml.Transforms.Conversion.MapValueToKey("Key", "Number", addKeyValueAnnotationsAsText: true).Fit(view).Transform(view);

        Assert.Equal(["2.5", "-1"], KeyTexts(output));
    }

    [Fact]
    public void The_terms_can_come_from_other_data()
    {
        IDataView output = Map(Texts("b", "a", "q"), keyData: Texts("a", "b", "c"));

        Assert.Equal([2u, 1, 0], output.GetColumn<uint>("Key"));
        Assert.Equal(["a", "b", "c"], KeyTexts(output));
    }

    [Fact]
    public void Several_columns_are_mapped_in_one_pass()
    {
        IDataView view = Texts("b", "a");
        InputOutputColumnPair[] pairs = [new("First", "Text"), new("Text")];
        IDataView output = _ml.Transforms.Conversion.MapValueToKey(pairs, keyOrdinality: KeyOrdinality.ByValue).Fit(view).Transform(view);

        Assert.Equal([2u, 1], output.GetColumn<uint>("First"));
        Assert.Equal([2u, 1], output.GetColumn<uint>("Text"));
    }

    [Fact]
    public void Every_slot_of_a_vector_is_mapped()
    {
        IDataView view = _ml.Data.LoadFromEnumerable([new VectorRow { Numbers = [7, 0, 7] }, new VectorRow { Numbers = [0, 9, 1] }]);
        IDataView output = _ml.Transforms.Conversion.MapValueToKey("Key", "Numbers").Fit(view).Transform(view);

        Assert.Equal(new VectorDataViewType(new KeyDataViewType(typeof(uint), 4), 3), output.Schema["Key"].Type);
        Assert.Equal([[1, 2, 1], [2, 3, 4]], output.GetColumn<uint[]>("Key"));
    }

    [Fact]
    public void Missing_and_unsuitable_columns_are_refused_with_the_name()
    {
        var missing = Assert.Throws<ArgumentOutOfRangeException>(
            "inputSchema", () => _ml.Transforms.Conversion.MapValueToKey("Key", "Nothing").Fit(Texts("a")));
        Assert.Contains("Could not find input column 'Nothing'", missing.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("keyData", () => new MapValueToKeyTests().Map(Texts("a"), keyData: TwoColumns()));
    }

    private static string[] KeyTexts(IDataView view)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        view.Schema["Key"].Annotations.GetValue("KeyValues", ref values);
        return values.DenseValues().Select(value => value.ToString()).ToArray();
    }

    private IDataView Texts(params string[] texts) => _ml.Data.LoadFromEnumerable(texts.Select(text => new TextRow { Text = text }));

    private IDataView TwoColumns() => _ml.Transforms.CopyColumns("Other", "Text").Fit(Texts("a")).Transform(Texts("a"));

    private IDataView Map(
        IDataView view,
        int maximumNumberOfKeys = 1000000,
        KeyOrdinality keyOrdinality = KeyOrdinality.ByOccurrence,
        IDataView? keyData = null)
    {
        ValueToKeyMappingEstimator estimator = _ml.Transforms.Conversion.MapValueToKey(
            "Key", "Text", maximumNumberOfKeys, keyOrdinality, keyData: keyData);
        return estimator.Fit(view).Transform(view);
    }

    private sealed class TextRow
    {
        public string Text { get; set; } = "";
    }

    private sealed class NumberRow
    {
        public float Number { get; set; }
    }

    private sealed class VectorRow
    {
        [VectorType(3)]
        public int[] Numbers { get; set; } = [];
    }
}
