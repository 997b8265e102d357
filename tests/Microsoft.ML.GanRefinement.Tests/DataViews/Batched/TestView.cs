using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

/// <summary>A data view of <c>count</c> rows that counts what is asked of it.</summary>
internal sealed class TestView : IDataView
{
    private readonly int _count;
    private readonly TestColumn[] _columns;

    public TestView(int count, params TestColumn[] columns)
    {
        (_count, _columns) = (count, columns);
        DataViewSchema.Builder builder = new();
        foreach (var column in columns)
            builder.AddColumn(column.Name, column.Type);

        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public List<TestCursor> Cursors { get; } = [];

    /// <summary>Which row comes at a position, for the given number of the cursor; tests of unstable data change it.</summary>
    public Func<int, long, long> RowAt { get; init; } = (_, position) => position;

    /// <summary>What <see cref="GetRowCount"/> says.</summary>
    public bool KnowsItsCount { get; init; } = true;

    /// <summary>Rows 0, 1, 2, …: Id (Int32) = n, X (two Singles) = [n, n + 0.5].</summary>
    public static TestView Numbers(int count) => new(
        count,
        TestColumn.Of("Id", NumberDataViewType.Int32, row => (int)row),
        TestColumn.Vector("X", 2, row => [row, row + 0.5f]));

    public TestColumn Column(string name) => _columns.Last(column => column.Name == name);

    public long? GetRowCount() => KnowsItsCount ? _count : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var number = Cursors.Count;
        TestCursor cursor = new(Schema, _columns, _count, [.. columnsNeeded.Select(column => column.Index)], position => RowAt(number, position));
        Cursors.Add(cursor);
        return cursor;
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
