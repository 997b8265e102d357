using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Columns;

public sealed class KeyNamesTests
{
    [Fact]
    public void Names_are_read_as_they_were_written() => Assert.Equal(["shirt", "bag", "boot"], Read(3, KeyNames.Write(["shirt", "bag", "boot"])));

    [Fact]
    public void Map_value_to_key_sees_them()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Label", new KeyDataViewType(typeof(uint), 2), KeyNames.Write(["shirt", "bag"]));
        VBuffer<ReadOnlyMemory<char>> values = default;

        builder.ToSchema()["Label"].GetKeyValues(ref values);

        Assert.Equal(["shirt", "bag"], values.DenseValues().Select(value => value.ToString()));
    }

    [Fact]
    public void Without_key_values_classes_are_named_by_number() => Assert.Equal(["0", "1", "2"], Read(3, null));

    [Fact]
    public void Key_values_of_another_count_are_not_names() => Assert.Equal(["0", "1", "2"], Read(3, KeyNames.Write(["shirt", "bag"])));

    [Fact]
    public void Numbers_become_text()
    {
        Assert.Equal(["-7", "12"], Read(2, Annotation(NumberDataViewType.Int32, -7, 12)));
        Assert.Equal(["0.5", "1000"], Read(2, Annotation(NumberDataViewType.Single, 0.5f, 1000f)));
        Assert.Equal(["5", "6"], Read(2, Annotation(NumberDataViewType.UInt64, 5UL, 6UL)));
        Assert.Equal(["False", "True"], Read(2, Annotation(BooleanDataViewType.Instance, false, true)));
    }

    private static IReadOnlyList<string> Read(int count, DataViewSchema.Annotations? annotations)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Label", new KeyDataViewType(typeof(uint), count), annotations);
        return KeyNames.Read(builder.ToSchema()["Label"]);
    }

    private static DataViewSchema.Annotations Annotation<T>(PrimitiveDataViewType type, params T[] values)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add<VBuffer<T>>(
            KeyNames.Annotation, new VectorDataViewType(type, values.Length), (ref VBuffer<T> buffer) => buffer = new VBuffer<T>(values.Length, values));
        return builder.ToAnnotations();
    }
}
