using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Tests.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Columns;

public sealed class KeyColumnTests
{
    [Fact]
    public void Keys_become_classes_counted_from_zero() => Assert.Equal([0L, 2L, 1L], Read(TestColumns.Keys("Label", 3, 1, 3, 2), rows: 3));

    [Fact]
    public void Keys_of_every_width_are_read()
    {
        Assert.Equal([1L], Read(TestColumns.Scalar("Label", new KeyDataViewType(typeof(byte), 3), (byte)2)));
        Assert.Equal([1L], Read(TestColumns.Scalar("Label", new KeyDataViewType(typeof(ushort), 3), (ushort)2)));
        Assert.Equal([1L], Read(TestColumns.Scalar("Label", new KeyDataViewType(typeof(ulong), 3), 2UL)));
    }

    [Fact]
    public void The_missing_key_is_refused_with_its_row()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Read(TestColumns.Keys("Label", 3, 1, 0), rows: 2));

        Assert.StartsWith("Row 1 of label column 'Label' has no label: its key is 0", error.Message);
    }

    [Fact]
    public void A_key_above_the_count_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Read(TestColumns.Keys("Label", 3, 4)));

        Assert.Contains("key 4, but the column's type has 3 keys", error.Message);
    }

    [Fact]
    public void Takes_the_count_of_the_column() =>
        Assert.Equal(7, new KeyColumn("Label").Resolve(TestColumns.SchemaOf(TestColumns.Keys("Label", 7))).Count);

    [Theory]
    [InlineData(1 << 22)]
    [InlineData(int.MaxValue)]
    public void A_hash_is_no_class(int keys)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new KeyColumn("Label").Bind(TestColumns.SchemaOf(TestColumns.Keys("Label", keys))));

        Assert.Contains("a key of at most 1,048,576 values", error.Message, StringComparison.Ordinal);
        Assert.Contains("MapValueToKey", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new KeyColumn("Class").Bind(TestColumns.SchemaOf(TestColumns.Keys("Label", 7))));

        Assert.Equal("inputSchema", error.ParamName);
        Assert.StartsWith("Could not find label column 'Class'", error.Message);
    }

    [Fact]
    public void A_column_that_is_no_key_is_refused_with_the_transform_to_add()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => new KeyColumn("Label").Bind(TestColumns.SchemaOf(TestColumns.Scalar<float>("Label", NumberDataViewType.Single))));

        Assert.StartsWith("Schema mismatch for label column 'Label': expected Key<UInt32>, got Single", error.Message);
        Assert.Contains("MapValueToKey", error.Message);
    }

    [Fact]
    public void Another_count_than_required_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new KeyColumn("Label", 10).Bind(TestColumns.SchemaOf(TestColumns.Keys("Label", 7))));

        Assert.Contains("expected Key<UInt32, 0-9>, got Key<UInt32, 0-6>", error.Message);
    }

    [Fact]
    public void Promised_columns_are_checked()
    {
        var column = new KeyColumn("Label");

        column.Check(TestColumns.Shape("Label", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => column.Check(TestColumns.Shape("Label", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => column.Check(TestColumns.Shape("Label", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.UInt32, isKey: true)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => column.Check(TestColumns.Shape("Other", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true)));
    }

    private static long[] Read(IndexedColumn column, int rows = 1)
    {
        var view = new IndexedDataView(rows, column);
        var input = new KeyColumn("Label");
        var bound = input.Bind(view.Schema);
        using var cursor = view.GetRowCursor([bound]);
        var reader = KeyColumn.CreateReader(cursor, bound);
        var classes = new List<long>();
        while (cursor.MoveNext())
            classes.Add(reader());

        return [.. classes];
    }
}
