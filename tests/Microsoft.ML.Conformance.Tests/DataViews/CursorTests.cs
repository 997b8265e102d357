using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.DataViews;

public class CursorTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void AViewCanBeReadAsOftenAsOneLikes()
    {
        IDataView data = Pipeline(20);
        float[] first = Numbers(data);
        Assert.Equal(first, Numbers(data));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (float)i), first);
    }

    [Fact]
    public void TwoCursorsAtOnceDoNotDisturbEachOther()
    {
        IDataView data = Pipeline(10);
        using DataViewRowCursor ahead = data.GetRowCursor(data.Schema);
        using DataViewRowCursor behind = data.GetRowCursor(data.Schema);
        ValueGetter<float> getAhead = ahead.GetGetter<float>(data.Schema["Copy"]);
        ValueGetter<float> getBehind = behind.GetGetter<float>(data.Schema["Copy"]);
        float value = -1;
        for (int i = 0; i < 5; i++)
            ahead.MoveNext();
        behind.MoveNext();
        getBehind(ref value);
        Assert.Equal(0, value);
        getAhead(ref value);
        Assert.Equal(4, value);
        Assert.Equal((4, 0), (ahead.Position, behind.Position));
    }

    [Fact]
    public async Task CursorsOnTwoThreadsGiveTheSameRows()
    {
        IDataView data = Pipeline(2_000);
        float[][] read = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Numbers(data))));
        Assert.Equal(read[0], read[1]);
        Assert.Equal(2_000, read[0].Length);
    }

    [Fact]
    public void ACursorSetGivesEachRowOnce()
    {
        IDataView data = Pipeline(100);
        var numbers = new List<float>();
        foreach (DataViewRowCursor cursor in data.GetRowCursorSet(data.Schema, 4))
        {
            using (cursor)
            {
                ValueGetter<float> get = cursor.GetGetter<float>(data.Schema["Copy"]);
                float value = 0;
                while (cursor.MoveNext())
                {
                    get(ref value);
                    numbers.Add(value);
                }
            }
        }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => (float)i), numbers.Order());
    }

    [Fact]
    public void OnlyTheColumnsAskedForAreActive()
    {
        IDataView data = Pipeline(3);
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema["Copy"]]);
        Assert.True(cursor.IsColumnActive(data.Schema["Copy"]));
        Assert.False(cursor.IsColumnActive(data.Schema["Name"]));

        // ML.NET's parallel cursors, which it takes where it has the cores, name the argument; the others do not.
        Exception inactive = Record.Exception(() => cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["Name"]));
        Assert.True(inactive is InvalidOperationException or ArgumentOutOfRangeException, inactive?.ToString());
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(data.Schema["Copy"]));
    }

    [Fact]
    public void ValuesBeforeTheFirstRowAreAnError()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(NumberedRow.Make(2));
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        DataViewRowId id = default;
        Assert.Throws<InvalidOperationException>(() => getId(ref id));
        Assert.Equal(-1, cursor.Position);
        Assert.True(cursor.MoveNext());
        getId(ref id);
        Assert.Equal(new DataViewRowId(0, 0), id);
        Assert.True(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
    }

    private static float[] Numbers(IDataView data) => [.. data.GetColumn<float>("Copy")];

    private IDataView Pipeline(int rows)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(NumberedRow.Make(rows));
        return _ml.Transforms.CopyColumns("Copy", "Number").Fit(data).Transform(data);
    }
}
