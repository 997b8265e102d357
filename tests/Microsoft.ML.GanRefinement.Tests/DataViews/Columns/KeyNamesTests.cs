using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Columns;

public sealed class KeyNamesTests
{
    [Fact]
    public void NamesAreReadAsTheyWereWritten() => Assert.Equal(["shirt", "bag", "boot"], Read(3, KeyNames.Write(["shirt", "bag", "boot"])));

    [Fact]
    public void MapValueToKeySeesThem()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Label", new KeyDataViewType(typeof(uint), 2), KeyNames.Write(["shirt", "bag"]));
        VBuffer<ReadOnlyMemory<char>> values = default;

        builder.ToSchema()["Label"].GetKeyValues(ref values);

        Assert.Equal(["shirt", "bag"], values.DenseValues().Select(value => value.ToString()));
    }

    [Fact]
    public void WithoutKeyValuesClassesAreNamedByNumber() => Assert.Equal(["0", "1", "2"], Read(3, null));

    [Fact]
    public void KeyValuesOfAnotherCountAreNotNames() => Assert.Equal(["0", "1", "2"], Read(3, KeyNames.Write(["shirt", "bag"])));

    [Fact]
    public void NumbersBecomeText()
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
