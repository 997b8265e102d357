using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.DataViews;

public class DataViewSchemaTests
{
    private static readonly DataViewSchema Schema = Build(("A", NumberDataViewType.Single), ("B", TextDataViewType.Instance), ("A", NumberDataViewType.Double));

    [Fact]
    public void TheLastColumnOfANameHidesTheOthers()
    {
        Assert.Equal([true, false, false], Schema.Select(column => column.IsHidden));
        Assert.Equal(2, Schema["A"].Index);
        Assert.Equal(NumberDataViewType.Double, Schema.GetColumnOrNull("A")!.Value.Type);
    }

    [Fact]
    public void AMissingColumnIsAnErrorOrNull()
    {
        Assert.Null(Schema.GetColumnOrNull("C"));
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => Schema["C"]);
        Assert.Contains("Column 'C' not found", error.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Schema[3]);
    }

    [Fact]
    public void AnnotationsGiveTheirValues()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        annotations.Add<VBuffer<int>>("Numbers", new VectorDataViewType(NumberDataViewType.Int32, 2), (ref VBuffer<int> value) => value = new(2, [4, 5]));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("X", NumberDataViewType.Single, annotations.ToAnnotations());
        DataViewSchema.Column column = builder.ToSchema()["X"];

        Assert.True(column.IsNormalized());
        VBuffer<int> numbers = default;
        column.Annotations.GetValue("Numbers", ref numbers);
        Assert.Equal([4, 5], numbers.DenseValues());
        Assert.Throws<InvalidOperationException>(() =>
        {
            float wrong = 0;
            column.Annotations.GetValue("IsNormalized", ref wrong);
        });
        Assert.Equal("X: Single {IsNormalized, Numbers}", column.ToString());
    }

    [Fact]
    public void AGetterOfTheWrongTypeIsRefused()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        Assert.Throws<ArgumentException>(() => builder.Add<float>("X", NumberDataViewType.Double, (ref float value) => value = 1));
    }

    [Fact]
    public void KeyValuesMustBeAsManyAsKeys()
    {
        Assert.True(KeyColumn(2).HasKeyValues());
        Assert.False(KeyColumn(3).HasKeyValues());
        Assert.False(KeyColumn(2).HasKeyValues(NumberDataViewType.Single));
        VBuffer<ReadOnlyMemory<char>> values = default;
        KeyColumn(2).GetKeyValues(ref values);
        Assert.Equal(["shoe", "bag"], values.DenseValues().Select(text => text.ToString()));
    }

    [Fact]
    public void RowIdentitiesForkAndCombineWithoutCollisions()
    {
        var ids = new HashSet<DataViewRowId>();
        var id = new DataViewRowId(1, 0);
        for (int i = 0; i < 50; i++, id = id.Next())
        {
            Assert.True(ids.Add(id));
            Assert.True(ids.Add(id.Fork()));
            Assert.True(ids.Add(id.Combine(new DataViewRowId((ulong)i, 0))));
        }

        Assert.Equal("00000000000000020000000000000001", new DataViewRowId(1, 2).ToString());
    }

    private static DataViewSchema.Column KeyColumn(int count)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add<VBuffer<ReadOnlyMemory<char>>>("KeyValues", new VectorDataViewType(TextDataViewType.Instance, 2),
            (ref VBuffer<ReadOnlyMemory<char>> value) => value = new(2, ["shoe".AsMemory(), "bag".AsMemory()]));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Label", new KeyDataViewType(typeof(uint), count), annotations.ToAnnotations());
        return builder.ToSchema()["Label"];
    }

    private static DataViewSchema Build(params (string Name, DataViewType Type)[] columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach ((string name, DataViewType type) in columns)
            builder.AddColumn(name, type);
        return builder.ToSchema();
    }
}
