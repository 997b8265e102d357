using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

public class BatchCursorTests
{
    [Fact]
    public void One_call_for_a_batch_whatever_the_number_of_columns()
    {
        TestMapper mapper = new(2, batchSize: 4);
        using var cursor = mapper.Transform(TestView.Numbers(10)).Open("Twice", "Sum");
        var twice = cursor.Getter<VBuffer<float>>("Twice");
        var sum = cursor.Getter<float>("Sum");
        VBuffer<float> vector = default;
        float scalar = 0;

        for (var row = 0; row < 10; row++)
        {
            Assert.True(cursor.MoveNext());
            Assert.Equal(row, cursor.Position);
            for (var again = 0; again < 2; again++)
            {
                twice(ref vector);
                sum(ref scalar);
                Assert.Equal([2f * row, (2f * row) + 1], vector.DenseValues());
                Assert.Equal((2 * row) + 0.5f, scalar);
            }
        }

        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
        Assert.Equal([4, 4, 2], mapper.Calls);
    }

    [Fact]
    public void Classes_count_from_zero()
    {
        TestView source = new(
            3,
            TestColumn.Vector("X", 1, row => [row]),
            TestColumn.Of("Label", new KeyDataViewType(typeof(uint), 3), row => (uint)row + 1));

        Assert.Equal([0f, 1001f, 2002f], new TestMapper(1, batchSize: 2, hasKey: true).Transform(source).Read<float>("Sum"));
    }

    [Fact]
    public void Rows_that_nobody_looks_at_cost_no_call()
    {
        TestMapper mapper = new(2, batchSize: 4);
        using var cursor = mapper.Transform(TestView.Numbers(10)).Open("Sum");
        var sum = cursor.Getter<float>("Sum");
        float value = 0;

        for (var row = 0; row < 9; row++)
            Assert.True(cursor.MoveNext());

        Assert.Empty(mapper.Calls);
        sum(ref value);
        Assert.Equal(16.5f, value);
        Assert.Equal([2], mapper.Calls);
    }

    [Fact]
    public void Passed_through_values_belong_to_their_rows()
    {
        TestView source = new(
            5,
            TestColumn.Of("Name", TextDataViewType.Instance, row => $"row {row}".AsMemory()),
            TestColumn.Of("Key", new KeyDataViewType(typeof(uint), 9), row => (uint)row + 1),
            TestColumn.Vector("X", 2, row => [row, -row]));
        using var cursor = new TestMapper(2, batchSize: 3).Transform(source).Open("Name", "Key", "X", "Twice");
        var name = cursor.Getter<ReadOnlyMemory<char>>("Name");
        var key = cursor.Getter<uint>("Key");
        var x = cursor.Getter<VBuffer<float>>("X");
        ReadOnlyMemory<char> text = default;
        uint number = 0;
        VBuffer<float> vector = default;

        for (var row = 0; cursor.MoveNext(); row++)
        {
            name(ref text);
            key(ref number);
            x(ref vector);
            Assert.Equal($"row {row}", text.ToString());
            Assert.Equal((uint)row + 1, number);
            Assert.Equal([row, -row], vector.DenseValues());
        }
    }

    [Fact]
    public void Whoever_changes_a_buffer_changes_it_for_himself()
    {
        using var cursor = new TestMapper(2, batchSize: 3).Transform(TestView.Numbers(3)).Open("X", "Twice");
        var x = cursor.Getter<VBuffer<float>>("X");
        VBuffer<float> first = default;
        VBuffer<float> second = default;
        Assert.True(cursor.MoveNext());

        x(ref first);
        VBufferEditor.CreateFromBuffer(ref first).Values.Fill(-1);
        x(ref second);

        Assert.Equal([0f, 0.5f], second.DenseValues());
    }

    [Fact]
    public void A_chain_computes_each_batch_once_though_all_columns_are_read()
    {
        TestMapper first = new(2, batchSize: 4);
        TestMapper second = new(2, batchSize: 3, input: "Twice", twice: "FourTimes", sum: "Sum2");
        var chain = second.Transform(first.Transform(TestView.Numbers(10)));
        using var cursor = chain.Open("Id", "Twice", "Sum", "FourTimes", "Sum2");
        var twice = cursor.Getter<VBuffer<float>>("Twice");
        var four = cursor.Getter<VBuffer<float>>("FourTimes");
        VBuffer<float> vector = default;

        for (var row = 0; cursor.MoveNext(); row++)
        {
            twice(ref vector);
            Assert.Equal([2f * row, (2f * row) + 1], vector.DenseValues());
            four(ref vector);
            Assert.Equal([4f * row, (4f * row) + 2], vector.DenseValues());
        }

        Assert.Equal([4, 4, 2], first.Calls);
        Assert.Equal([3, 3, 3, 1], second.Calls);
    }

    [Fact]
    public void Row_ids_pass_through()
    {
        using var cursor = new TestMapper(2, batchSize: 2).Transform(TestView.Numbers(3)).Open("Sum");
        var getter = cursor.GetIdGetter();
        DataViewRowId id = default;

        for (ulong row = 0; cursor.MoveNext(); row++)
        {
            getter(ref id);
            Assert.Equal(new DataViewRowId(row, 7), id);
        }
    }

    [Fact]
    public void Columns_that_cannot_be_buffered_come_row_by_row()
    {
        TestView source = new(
            5,
            TestColumn.Of("Owner", new OwnedType(), row => new Owned(row)),
            TestColumn.Vector("X", 1, row => [row]));
        using var cursor = new TestMapper(1, batchSize: 3).Transform(source).Open("Owner", "Sum");
        var owner = cursor.Getter<Owned>("Owner");
        var sum = cursor.Getter<float>("Sum");
        Owned value = null!;
        float number = 0;

        for (var row = 0; cursor.MoveNext(); row++)
        {
            owner(ref value);
            sum(ref number);
            Assert.Equal(row, value.Row);
            Assert.Equal(row, number);
            Assert.Equal(row + 1, source.Column("Owner").Readings);
        }
    }

    [Fact]
    public void Data_that_changes_its_order_between_cursors_is_refused()
    {
        TestView source = new(
            5,
            TestColumn.Of("Owner", new OwnedType(), row => new Owned(row)),
            TestColumn.Vector("X", 1, row => [row]))
        {
            RowAt = (cursor, position) => cursor == 0 ? position : 4 - position,
        };
        using var cursor = new TestMapper(1, batchSize: 3).Transform(source).Open("Owner", "Sum");

        var error = Assert.Throws<InvalidOperationException>(() => cursor.MoveNext());

        Assert.Contains("Data.Cache", error.Message);
    }

    [Fact]
    public void Asking_for_another_type_or_an_inactive_column_is_refused()
    {
        using var cursor = new TestMapper(2, batchSize: 4).Transform(TestView.Numbers(10)).Open("Sum", "X");

        Assert.Throws<InvalidOperationException>(() => cursor.Getter<int>("Sum"));
        Assert.Throws<InvalidOperationException>(() => cursor.Getter<float>("X"));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.Getter<VBuffer<float>>("Twice"));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.Getter<int>("Id"));
    }

    [Fact]
    public void Values_before_the_first_row_are_refused()
    {
        using var cursor = new TestMapper(2, batchSize: 4).Transform(TestView.Numbers(10)).Open("Sum", "Id");
        var sum = cursor.Getter<float>("Sum");
        var id = cursor.Getter<int>("Id");
        float value = 0;
        var number = 0;

        Assert.Throws<InvalidOperationException>(() => sum(ref value));
        Assert.Throws<InvalidOperationException>(() => id(ref number));
    }

    [Fact]
    public void Getters_allocate_nothing_row_by_row()
    {
        var values = new float[64];
        using var cursor = new TestMapper(64, batchSize: 16)
            .Transform(new TestView(1000, TestColumn.Vector("X", 64, _ => values))).Open("Twice", "X");
        var twice = cursor.Getter<VBuffer<float>>("Twice");
        var x = cursor.Getter<VBuffer<float>>("X");
        VBuffer<float> vector = default;
        VBuffer<float> other = default;
        for (var row = 0; row < 100; row++)
        {
            Assert.True(cursor.MoveNext());
            twice(ref vector);
            x(ref other);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        while (cursor.MoveNext())
        {
            twice(ref vector);
            x(ref other);
        }

        // A vector has 256 bytes; the list of the test's calls may grow.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }

    [Fact]
    public void Disposing_closes_the_sources_cursors()
    {
        var source = TestView.Numbers(3);
        new TestMapper(2, batchSize: 2).Transform(source).Open("Sum", "Id").Dispose();

        Assert.NotEmpty(source.Cursors);
        Assert.All(source.Cursors, cursor => Assert.True(cursor.IsDisposed));
    }

    [Fact]
    public void Empty_data_gives_no_row_and_no_call()
    {
        TestMapper mapper = new(2, batchSize: 4);

        Assert.Empty(mapper.Transform(TestView.Numbers(0)).Read<float>("Sum"));
        Assert.Empty(mapper.Calls);
    }
}
