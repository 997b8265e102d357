using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.RowSelection;

public class RowSelectionTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void TakeAndSkip()
    {
        IDataView data = Rows(10);
        Assert.Equal([0f, 1f, 2f], Numbers(_ml.Data.TakeRows(data, 3)));
        Assert.Equal([8f, 9f], Numbers(_ml.Data.SkipRows(data, 8)));
        Assert.Equal([4f, 5f], Numbers(_ml.Data.TakeRows(_ml.Data.SkipRows(data, 4), 2)));
        Assert.Empty(Numbers(_ml.Data.SkipRows(data, 11)));
        Assert.Equal(10, Numbers(_ml.Data.TakeRows(data, 11)).Length);
        Assert.Equal(3, _ml.Data.TakeRows(data, 3).GetRowCount());
        Assert.Equal(2, _ml.Data.SkipRows(data, 8).GetRowCount());
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.TakeRows(data, 0));
    }

    [Fact]
    public void TakingReadsNoMore()
    {
        var rows = new CountingRows(10);
        Numbers(_ml.Data.TakeRows(_ml.Data.LoadFromEnumerable(rows), 3));
        Assert.Equal(3, rows.Read);
    }

    [Fact]
    public void FilteringTakesTheLowerBoundAndLeavesTheUpper()
    {
        IDataView data = Rows(10);
        Assert.Equal([3f, 4f, 5f], Numbers(_ml.Data.FilterRowsByColumn(data, "Number", 3, 6)));
        Assert.Equal([8f, 9f], Numbers(_ml.Data.FilterRowsByColumn(data, "Number", lowerBound: 8)));
        Assert.Equal(["row 0"], _ml.Data.FilterRowsByColumn(data, "Number", upperBound: 1).GetColumn<string>("Name"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(data, "Name", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(data, "Number", 1, 1));
    }

    [Fact]
    public void ShufflingGivesEachRowOnceInAnOrderOfItsSeed()
    {
        IDataView data = Rows(300);
        float[] order = Numbers(_ml.Data.ShuffleRows(data, seed: 5, shufflePoolSize: 50));
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (float)i), order.Order());
        Assert.NotEqual(order.Order(), order);
        Assert.Equal(order, Numbers(new MLContext(seed: 9).Data.ShuffleRows(data, seed: 5, shufflePoolSize: 50)));
        Assert.NotEqual(order, Numbers(_ml.Data.ShuffleRows(data, seed: 6, shufflePoolSize: 50)));
        IDataView shuffled = _ml.Data.ShuffleRows(data, seed: 5, shufflePoolSize: 50);
        Assert.Equal(Numbers(shuffled), Numbers(shuffled));
    }

    [Fact]
    public void ARowComesFromThePool()
    {
        float[] order = Numbers(_ml.Data.ShuffleRows(Rows(300), seed: 5, shufflePoolSize: 20));
        Assert.All(order.Select((number, i) => number - i), ahead => Assert.True(ahead < 20));
        Assert.Equal(Enumerable.Range(0, 30).Select(i => (float)i), Numbers(_ml.Data.ShuffleRows(Rows(30), seed: 5, shufflePoolSize: 1)));
    }

    [Fact]
    public void ShuffledRowsStayWhole()
    {
        IDataView shuffled = _ml.Data.ShuffleRows(Rows(100), seed: 3, shufflePoolSize: 10);
        Assert.All(_ml.Data.CreateEnumerable<NumberedRow>(shuffled, reuseRowObject: false), row =>
        {
            Assert.Equal($"row {row.Number}", row.Name);
            Assert.Equal([row.Number, row.Number + 1, row.Number + 2], row.Vector);
        });
    }

    [Fact]
    public void ACacheReadsItsSourceOnce()
    {
        var rows = new CountingRows(20);
        IDataView cached = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(rows));
        Assert.Equal(Numbers(cached), Numbers(cached));
        Assert.Equal(20, rows.Read);
        Assert.Equal([4f, 5f, 6f], cached.GetColumn<float[]>("Vector").ElementAt(4));
        Assert.True(cached.CanShuffle);
        Assert.Equal(20, cached.GetRowCount());
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.Cache(cached, "Nothing"));
    }

    [Fact]
    public void ACacheCanBeShuffledAtTheSource()
    {
        IDataView cached = _ml.Data.Cache(Rows(50));
        using DataViewRowCursor cursor = cached.GetRowCursor(cached.Schema, new Random(1));
        ValueGetter<float> get = cursor.GetGetter<float>(cached.Schema["Number"]);
        var numbers = new List<float>();
        float number = 0;
        while (cursor.MoveNext())
        {
            get(ref number);
            numbers.Add(number);
        }

        Assert.NotEqual(numbers.Order(), numbers);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (float)i), numbers.Order());
    }

    [Fact]
    public void WritingIntoACachedVectorDoesNotReachTheCache()
    {
        IDataView cached = _ml.Data.Cache(Rows(2));
        foreach (NumberedRow row in _ml.Data.CreateEnumerable<NumberedRow>(cached, reuseRowObject: true))
            Array.Fill(row.Vector, -1);
        Assert.Equal([0f, 1f, 2f], cached.GetColumn<float[]>("Vector").First());
    }

    [Fact]
    public void ASplitIsTwoPartsOfTheWhole()
    {
        IDataView data = Rows(1_000);
        DataOperationsCatalog.TrainTestData split = _ml.Data.TrainTestSplit(data, testFraction: 0.2, seed: 3);
        float[] train = Numbers(split.TrainSet);
        float[] test = Numbers(split.TestSet);
        Assert.InRange(test.Length, 150, 250);
        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => (float)i), train.Concat(test).Order());
        Assert.Equal(test, Numbers(new MLContext().Data.TrainTestSplit(data, testFraction: 0.2, seed: 3).TestSet));
        Assert.NotEqual(test, Numbers(_ml.Data.TrainTestSplit(data, testFraction: 0.2, seed: 4).TestSet));
        Assert.Equal(data.Schema.Select(column => column.Name), split.TrainSet.Schema.Select(column => column.Name));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.TrainTestSplit(data, testFraction: 1));
    }

    [Fact]
    public void ASplitByKeyKeepsEachKeyOnOneSide()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(i => new KeyRow { Group = (uint)(i % 10) }).ToArray());
        DataOperationsCatalog.TrainTestData split = _ml.Data.TrainTestSplit(data, testFraction: 0.3, samplingKeyColumnName: "Group");
        uint[] test = [.. split.TestSet.GetColumn<uint>("Group").Distinct()];
        Assert.Equal([1u, 2u, 3u], test.Order());
        Assert.Equal(7, split.TrainSet.GetColumn<uint>("Group").Distinct().Except(test).Count());
    }

    private static float[] Numbers(IDataView data) => [.. data.GetColumn<float>("Number")];

    private IDataView Rows(int count) => _ml.Data.LoadFromEnumerable(NumberedRow.Make(count));

    private sealed class KeyRow
    {
        [KeyType(10)]
        public uint Group { get; set; }
    }
}
