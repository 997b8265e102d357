using Microsoft.ML.Conformance.Tests.Support;
using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.TypedRows;

public class CreateEnumerableTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void ObjectsAreNewUnlessToldOtherwise()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(NumberedRow.Make(3));
        NumberedRow[] fresh = [.. _ml.Data.CreateEnumerable<NumberedRow>(data, reuseRowObject: false)];
        Assert.Equal([0f, 1f, 2f], fresh.Select(row => row.Number));
        NumberedRow[] reused = [.. _ml.Data.CreateEnumerable<NumberedRow>(data, reuseRowObject: true)];
        Assert.Same(reused[0], reused[2]);
        Assert.Equal(2, reused[0].Number);
    }

    [Fact]
    public void AMissingColumnIsAnErrorUnlessIgnored()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new OnlyNumber { Number = 5 }]);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Data.CreateEnumerable<NumberedRow>(data, reuseRowObject: false));
        Assert.Contains("'Name'", error.Message);
        Assert.Equal(5, _ml.Data.CreateEnumerable<NumberedRow>(data, reuseRowObject: false, ignoreMissingColumns: true).Single().Number);
    }

    [Fact]
    public void AColumnOfAnotherTypeIsAnError()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new DoubleNumber { Number = 5 }]);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => _ml.Data.CreateEnumerable<OnlyNumber>(data, reuseRowObject: false));
        Assert.Contains("Can't bind the IDataView column 'Number' of type 'Double'", error.Message);
    }

    [Fact]
    public void GetColumnReadsOneColumnAsItIsOrAsArrays()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(NumberedRow.Make(2));
        Assert.Equal(["row 0", "row 1"], data.GetColumn<string>("Name"));
        Assert.Equal([[0f, 1f, 2f], [1f, 2f, 3f]], data.GetColumn<float[]>("Vector"));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.GetColumn<int>("Number"));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.GetColumn<int>("Nothing"));
    }

    [Fact]
    public void PreviewShowsTheFirstRows()
    {
        DataDebuggerPreview preview = _ml.Data.LoadFromEnumerable(NumberedRow.Make(5)).Preview(maxRows: 2);
        Assert.Equal(2, preview.RowView.Length);
        Assert.Equal([0f, 1f], preview.ColumnView.Single(column => column.Column.Name == "Number").Values);
    }

    private sealed class OnlyNumber
    {
        public float Number { get; set; }
    }

    private sealed class DoubleNumber
    {
        public double Number { get; set; }
    }
}
