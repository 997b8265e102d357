using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.TypedRows;

public class LoadFromEnumerableTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void MembersBecomeColumnsOfTheirTypes()
    {
        DataViewSchema schema = _ml.Data.LoadFromEnumerable(new List<EveryTypeRow>()).Schema;
        Assert.Equal(BooleanDataViewType.Instance, schema["Truth"].Type);
        Assert.Equal(NumberDataViewType.Int16, schema["Int16"].Type);
        Assert.Equal(NumberDataViewType.UInt32, schema["UInt32"].Type);
        Assert.Equal(TextDataViewType.Instance, schema["Text"].Type);
        Assert.Equal(TextDataViewType.Instance, schema["Memory"].Type);
        Assert.Equal(TimeSpanDataViewType.Instance, schema["Span"].Type);
        Assert.Equal(new VectorDataViewType(TextDataViewType.Instance), schema["Texts"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single), schema["Variable"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2, 2), schema["Matrix"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Int32), schema["Renamed"].Type);
        Assert.Null(schema.GetColumnOrNull("Ignored"));
        Assert.Null(schema.GetColumnOrNull("Buffer"));
    }

    [Fact]
    public void EveryTypeComesBackAsItWent()
    {
        var row = new EveryTypeRow
        {
            Truth = true, Byte = 200, Int16 = -3, UInt32 = uint.MaxValue, Int64 = long.MinValue, Double = Math.PI,
            Span = TimeSpan.FromHours(3), Time = new DateTime(2024, 5, 6), Text = "text", Memory = "memory".AsMemory(),
            Texts = ["a", "", "c"], Variable = [1, 2, 3], Matrix = [1, 2, 3, 4], Buffer = new VBuffer<int>(9, 1, [5], [7]),
        };
        EveryTypeRow back = Assert.Single(_ml.Data.CreateEnumerable<EveryTypeRow>(_ml.Data.LoadFromEnumerable([row]), reuseRowObject: false));
        Assert.Equal((row.Truth, row.Byte, row.Int16, row.UInt32, row.Int64, row.Double), (back.Truth, back.Byte, back.Int16, back.UInt32, back.Int64, back.Double));
        Assert.Equal((row.Span, row.Time, row.Text, "memory"), (back.Span, back.Time, back.Text, back.Memory.ToString()));
        Assert.Equal(row.Texts, back.Texts);
        Assert.Equal(row.Variable, back.Variable);
        Assert.Equal(row.Matrix, back.Matrix);
        Assert.Equal(row.Buffer.DenseValues(), back.Buffer.DenseValues());
        Assert.NotSame(row.Matrix, back.Matrix);
    }

    [Fact]
    public void ANullTextIsEmpty()
        => Assert.Equal([""], _ml.Data.LoadFromEnumerable([new EveryTypeRow()]).GetColumn<string>("Text"));

    [Fact]
    public void KeyMembersCountFromZeroAndKeysFromOne()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new KeyRow { Label = 0 }, new KeyRow { Label = 2 }, new KeyRow { Label = 3 }]);
        Assert.Equal(new KeyDataViewType(typeof(uint), 3), data.Schema["Label"].Type);
        Assert.Equal([1u, 3u, 0u], data.GetColumn<uint>("Label"));
    }

    [Fact]
    public void RowsAreReadWhenSomebodyAsksAndAnewByEachCursor()
    {
        var rows = new CountingRows(10);
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        Assert.Equal(0, rows.Read);
        using (DataViewRowCursor cursor = data.GetRowCursor(data.Schema))
        {
            Assert.True(cursor.MoveNext());
            Assert.True(cursor.MoveNext());
        }

        Assert.Equal(2, rows.Read);
        Assert.Equal(10, data.GetColumn<float>("Number").Count());
        Assert.Equal(12, rows.Read);
        Assert.Null(data.GetRowCount());
        Assert.Equal(3, _ml.Data.LoadFromEnumerable(NumberedRow.Make(3)).GetRowCount());
    }

    [Fact]
    public void ANullRowIsAnError()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(new NumberedRow[] { new(), null! });
        Assert.Throws<InvalidOperationException>(() => data.GetColumn<float>("Number").ToArray());
    }

    [Fact]
    public void AnUnknownMemberTypeIsRefused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new List<StrangeRow>()));

    [Fact]
    public void ADefinitionCanGiveTypesNamesAndAnnotations()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(NumberedRow));
        definition["Vector"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, 3);
        definition["Vector"].AddAnnotation("SlotNames", new[] { "x", "y", "z" }, new VectorDataViewType(TextDataViewType.Instance, 3));
        definition["Number"].ColumnName = "Index";
        IDataView data = _ml.Data.LoadFromEnumerable(NumberedRow.Make(2), definition);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 3), data.Schema["Vector"].Type);
        Assert.Equal([0f, 1f], data.GetColumn<float>("Index"));
        VBuffer<ReadOnlyMemory<char>> names = default;
        data.Schema["Vector"].Annotations.GetValue("SlotNames", ref names);
        Assert.Equal(["x", "y", "z"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void ADefinitionOfTheWrongTypeIsRefused()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(NumberedRow));
        definition["Vector"].ColumnType = NumberDataViewType.Single;
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(NumberedRow.Make(2), definition));
    }

    [Fact]
    public void ASchemaDescribesTheColumns()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Vector", new VectorDataViewType(NumberDataViewType.Single, 3, 1));
        IDataView data = _ml.Data.LoadFromEnumerable(NumberedRow.Make(1), builder.ToSchema());
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3, 1), data.Schema["Vector"].Type);
        builder.AddColumn("Missing", NumberDataViewType.Single);
        Assert.Throws<InvalidOperationException>(() => _ml.Data.LoadFromEnumerable(NumberedRow.Make(1), builder.ToSchema()));
    }

    private sealed class KeyRow
    {
        [KeyType(3)]
        public uint Label { get; set; }
    }

    private sealed class StrangeRow
    {
        public Uri? Address { get; set; }
    }
}
