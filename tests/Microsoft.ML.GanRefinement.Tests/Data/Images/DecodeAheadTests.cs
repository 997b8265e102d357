using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

public class DecodeAheadTests
{
    private const int Count = 100;

    private int _slow;
    private int _begun;
    private int _failing = -1;

    [Fact]
    public void Rows_come_in_any_order()
    {
        using DecodeAhead<byte[]> rows = new(Make, Count);
        foreach (var row in new[] { 0, 1, 1, 2, 50, 51, 52, 3, 0, 1, 99 })
            Assert.Equal(row, rows.Get(row)[0]);
    }

    [Fact]
    public void Nothing_is_under_way_after_an_error()
    {
        using DecodeAhead<byte[]> rows = new(Make, Count);
        _failing = 1;
        rows.Get(0);
        AssertBusy();
        Assert.Throws<FormatException>(() => rows.Get(1));
        AssertIdle();
        // Not the value of the row before.
        Assert.Throws<FormatException>(() => rows.Get(1));
        _failing = -1;
        Assert.Equal(1, rows.Get(1)[0]);
        Assert.Equal(2, rows.Get(2)[0]);
    }

    [Fact]
    public void Nothing_is_under_way_after_disposal_nor_behind_a_disposed_cursor()
    {
        using (DecodeAhead<byte[]> rows = new(Make, Count))
        {
            rows.Get(0);
            AssertBusy();
        }

        AssertIdle();

        VectorDataViewType type = new(NumberDataViewType.Byte, 1);
        IndexedDataView view = new(Count, new IndexedColumn("Image", type, row => (ValueGetter<VBuffer<byte>>)new DecodedImages(row, Make, Count).Get));
        using (var cursor = view.GetRowCursor(view.Schema))
        {
            VBuffer<byte> value = default;
            var getter = cursor.GetGetter<VBuffer<byte>>(view.Schema[0]);
            Assert.True(cursor.MoveNext());
            getter(ref value);
            Assert.Equal(0, value.GetItemOrDefault(0));
            AssertBusy();
        }

        AssertIdle();
    }

    // The pool may have no thread to spare at first.
    private void AssertBusy() => Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _slow) > 0, 60_000));

    private void AssertIdle()
    {
        Assert.Equal(0, _slow);
        var begun = _begun;
        Thread.Sleep(150);
        Assert.Equal(begun, _begun);
        Assert.True(begun < Count);
    }

    private byte[] Make(int row)
    {
        Interlocked.Increment(ref _begun);
        if (row == _failing)
            throw new FormatException();

        if (row > 1)
        {
            Interlocked.Increment(ref _slow);
            Thread.Sleep(100);
            Interlocked.Decrement(ref _slow);
        }

        return [(byte)row];
    }
}
