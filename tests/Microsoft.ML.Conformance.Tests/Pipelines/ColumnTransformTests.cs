using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Pipelines;

public class ColumnTransformTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _data;

    public ColumnTransformTests() => _data = _ml.Data.LoadFromEnumerable(NumberedRow.Make(4));

    public static TheoryData<string> Transforms => ["copy", "concatenate", "drop", "select", "chain"];

    [Theory]
    [MemberData(nameof(Transforms))]
    public void ALoadedTransformerDoesTheSame(string name)
    {
        ITransformer model = Make(name).Fit(_data);
        IDataView expected = model.Transform(_data);
        IDataView actual = SavedModel.Reload(_ml, model, _data.Schema).Transform(_data);
        Assert.Equal(expected.Schema.Select(column => column.ToString()), actual.Schema.Select(column => column.ToString()));
        Assert.Equal(Values(expected), Values(actual));
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void AMissingColumnIsAnErrorBeforeAndAtFit(string name)
    {
        IEstimator<ITransformer> estimator = Make(name);
        IDataView other = _ml.Data.LoadFromEnumerable([new OtherRow()]);
        Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Append(_ml.Transforms.CopyColumns("Z", "Other")).Fit(other));
        Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(_data).Transform(other).GetColumn<float>("Other").Count());
    }

    [Fact]
    public void TheErrorNamesTheColumn()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.CopyColumns("A", "Nothing").Fit(_data));
        Assert.StartsWith("Could not find input column 'Nothing'", error.Message);
        Assert.Equal("inputSchema", error.ParamName);
    }

    [Fact]
    public void ACopyOntoAColumnHidesIt()
    {
        IDataView copied = _ml.Transforms.CopyColumns("Name", "Number").Fit(_data).Transform(_data);
        Assert.Equal(["Number", "Name", "Name", "Vector"], copied.Schema.Select(column => column.Name).OrderBy(name => name == "Number" ? 0 : name == "Name" ? 1 : 2));
        Assert.Equal(NumberDataViewType.Single, copied.Schema["Name"].Type);
        Assert.Equal([0f, 1f, 2f, 3f], copied.GetColumn<float>("Name"));
        DataViewSchema.Column hidden = copied.Schema.Single(column => column.IsHidden);
        Assert.Equal(copied.Schema["Name"].Index, hidden.Index + 1);
    }

    [Fact]
    public void ConcatenatedNumbersLieBesideEachOtherWithNames()
    {
        IDataView joined = _ml.Transforms.Concatenate("All", "Number", "Vector", "Number").Fit(_data).Transform(_data);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 5), joined.Schema["All"].Type);
        Assert.Equal([2f, 2f, 3f, 4f, 2f], joined.GetColumn<float[]>("All").ElementAt(2));
        Assert.True(joined.Schema["All"].HasSlotNames());
        VBuffer<ReadOnlyMemory<char>> names = default;
        joined.Schema["All"].GetSlotNames(ref names);
        Assert.Equal(["Number", "", "", "", "Number"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void ASingleVectorKeepsItsShapeWhenConcatenated()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(NumberedRow));
        definition["Vector"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, 3);
        IDataView data = _ml.Data.LoadFromEnumerable(NumberedRow.Make(1), definition);
        Assert.Equal(data.Schema["Vector"].Type, _ml.Transforms.Concatenate("All", "Vector").Fit(data).Transform(data).Schema["All"].Type);
    }

    [Fact]
    public void AMostlyEmptyConcatenationIsSparse()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new SparseRow { A = new VBuffer<float>(8, 1, [3], [2]), B = new VBuffer<float>(8, 1, [4], [7]) }]);
        using DataViewRowCursor cursor = _ml.Transforms.Concatenate("All", "A", "B").Fit(data).Transform(data) is { } joined
            ? joined.GetRowCursor(joined.Schema)
            : throw new InvalidOperationException();
        cursor.MoveNext();
        VBuffer<float> value = default;
        cursor.GetGetter<VBuffer<float>>(cursor.Schema["All"])(ref value);
        Assert.False(value.IsDense);
        Assert.Equal([2, 15], value.GetIndices().ToArray());
        Assert.Equal([3f, 4f], value.GetValues().ToArray());
    }

    [Fact]
    public void DifferentTypesCannotBeConcatenated()
    {
        Assert.Throws<InvalidOperationException>(() => _ml.Transforms.Concatenate("All", "Number", "Name").Append(_ml.Transforms.CopyColumns("A", "All")).Fit(_data));
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Transforms.Concatenate("All", "Number", "Name").Fit(_data).Transform(_data));
        Assert.Contains("Schema mismatch for input column 'Name': expected Single, got String", error.Message);
    }

    [Fact]
    public void SelectionOrdersAndDroppingKeepsOrder()
    {
        IDataView selected = _ml.Transforms.SelectColumns("Vector", "Number").Fit(_data).Transform(_data);
        Assert.Equal(["Vector", "Number"], selected.Schema.Select(column => column.Name));
        IDataView dropped = _ml.Transforms.DropColumns("Name").Fit(_data).Transform(_data);
        Assert.Equal(_data.Schema.Select(column => column.Name).Where(name => name != "Name"), dropped.Schema.Select(column => column.Name));
        Assert.Equal([0f, 1f, 2f, 3f], dropped.GetColumn<float>("Number"));
    }

    [Fact]
    public void HiddenColumnsGoUnlessKept()
    {
        IDataView hiding = _ml.Transforms.CopyColumns("Name", "Number").Fit(_data).Transform(_data);
        Assert.Single(_ml.Transforms.SelectColumns("Name").Fit(hiding).Transform(hiding).Schema);
        Assert.Equal(2, _ml.Transforms.SelectColumns(["Name"], keepHidden: true).Fit(hiding).Transform(hiding).Schema.Count);
    }

    private IEstimator<ITransformer> Make(string name) => name switch
    {
        "copy" => _ml.Transforms.CopyColumns("Copy", "Number"),
        "concatenate" => _ml.Transforms.Concatenate("All", "Number", "Vector"),
        "drop" => _ml.Transforms.DropColumns("Name"),
        "select" => _ml.Transforms.SelectColumns("Vector", "Number"),
        _ => _ml.Transforms.CopyColumns("Copy", "Number").Append(_ml.Transforms.Concatenate("All", "Copy", "Vector")).Append(_ml.Transforms.DropColumns("Copy")),
    };

    private static string[] Values(IDataView data)
        => [.. data.Preview(100).RowView.SelectMany(row => row.Values).Select(pair => pair.Value is VBuffer<float> vector
            ? $"{pair.Key}: {string.Join(' ', vector.DenseValues())}"
            : $"{pair.Key}: {pair.Value}")];

    private sealed class OtherRow
    {
        public float Other { get; set; }
    }

    private sealed class SparseRow
    {
        [VectorType(8)]
        public VBuffer<float> A { get; set; }

        [VectorType(8)]
        public VBuffer<float> B { get; set; }
    }
}
