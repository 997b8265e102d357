using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

public class BatchTransformTests
{
    [Fact]
    public void View_mapper_and_schema_promise_the_same()
    {
        var source = TestView.Numbers(3);
        var transform = new TestMapper(2, batchSize: 4).ToTransform();

        var promised = Describe(transform.GetOutputSchema(source.Schema));

        Assert.Equal(["Id: Int32", "X: Vector<Single, 2>", "Twice: Vector<Single, 2>", "Sum: Single"], promised);
        Assert.Equal(promised, Describe(transform.Transform(source).Schema));
        Assert.Equal(promised, Describe(transform.GetRowToRowMapper(source.Schema).OutputSchema));
    }

    [Fact]
    public void An_output_of_an_inputs_name_hides_it()
    {
        var source = TestView.Numbers(3);
        var view = new TestMapper(2, batchSize: 4, twice: "X").Transform(source);

        Assert.True(view.Schema[1].IsHidden);
        Assert.False(view.Schema["X"].IsHidden);
        Assert.Equal(2, view.Schema["X"].Index);
        using var cursor = view.GetRowCursor([view.Schema[1], view.Schema[2]]);
        var hidden = cursor.GetGetter<VBuffer<float>>(view.Schema[1]);
        var visible = cursor.GetGetter<VBuffer<float>>(view.Schema[2]);
        VBuffer<float> value = default;
        Assert.True(cursor.MoveNext() && cursor.MoveNext());
        hidden(ref value);
        Assert.Equal([1f, 1.5f], value.DenseValues());
        visible(ref value);
        Assert.Equal([2f, 3f], value.DenseValues());
    }

    [Fact]
    public void Annotations_pass_through()
    {
        MLContext ml = new();
        string[] names = ["a", "b", "a"];
        var data = ml.Data.LoadFromEnumerable(names.Select(name => new NamedRow { Name = name, X = [1, 2] }));
        var keyed = ml.Transforms.Conversion.MapValueToKey("Key", "Name").Fit(data).Transform(data);

        var view = new TestMapper(2, batchSize: 4).Transform(keyed);

        VBuffer<ReadOnlyMemory<char>> values = default;
        view.Schema["Key"].GetKeyValues(ref values);
        Assert.Equal(["a", "b"], values.DenseValues().Select(value => value.ToString()));
        Assert.Equal([1u, 2u, 1u], view.Read<uint>("Key"));
    }

    [Fact]
    public void A_missing_column_is_noticed_before_anything_is_read()
    {
        var source = TestView.Numbers(3);
        var transform = new TestMapper(2, batchSize: 4, input: "Y").ToTransform();

        Assert.Equal("inputSchema", Assert.Throws<ArgumentOutOfRangeException>(() => transform.GetOutputSchema(source.Schema)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => transform.Transform(source));
        Assert.Throws<ArgumentOutOfRangeException>(() => transform.GetRowToRowMapper(source.Schema));
        Assert.Empty(source.Cursors);
    }

    [Fact]
    public void A_batch_of_no_rows_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new TestMapper(2, batchSize: 0).Transform(TestView.Numbers(3)));

    private static string[] Describe(DataViewSchema schema) => [.. schema.Select(column => $"{column.Name}: {column.Type}")];
}
