using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

public class BufferedColumnTests
{
    public static TheoryData<DataViewType> Kept =>
    [
        NumberDataViewType.Single, NumberDataViewType.Int64, TextDataViewType.Instance, BooleanDataViewType.Instance, RowIdDataViewType.Instance,
        new KeyDataViewType(typeof(uint), 5), new VectorDataViewType(NumberDataViewType.Byte, 3), new VectorDataViewType(TextDataViewType.Instance),
    ];

    [Theory]
    [MemberData(nameof(Kept))]
    public void Plain_values_can_be_kept(DataViewType type) => Assert.True(BufferedColumn.CanHold(type));

    [Fact]
    public void What_belongs_to_its_row_cannot() => Assert.False(BufferedColumn.CanHold(new OwnedType()));

    [Fact]
    public void Sparse_and_text_vectors_are_kept_as_they_are()
    {
        VectorDataViewType type = new(TextDataViewType.Instance);
        TestView source = new(
            3,
            TestColumn.Vector("X", 1, row => [row]),
            TestColumn.Of("Sparse", new VectorDataViewType(NumberDataViewType.Double, 9), row => new VBuffer<double>(9, 1, [row + 1], [(int)row])),
            TestColumn.Of("Words", type, row => new VBuffer<ReadOnlyMemory<char>>((int)row, [.. Enumerable.Repeat("word".AsMemory(), (int)row)])));
        using var cursor = new TestMapper(1, batchSize: 2).Transform(source).Open("Sparse", "Words", "Sum");
        var sparse = cursor.Getter<VBuffer<double>>("Sparse");
        var words = cursor.Getter<VBuffer<ReadOnlyMemory<char>>>("Words");
        VBuffer<double> numbers = default;
        VBuffer<ReadOnlyMemory<char>> texts = default;

        for (var row = 0; cursor.MoveNext(); row++)
        {
            sparse(ref numbers);
            words(ref texts);
            Assert.False(numbers.IsDense);
            Assert.Equal([row], numbers.GetIndices().ToArray());
            Assert.Equal(row + 1, numbers.GetItemOrDefault(row));
            Assert.Equal(Enumerable.Repeat("word", row), texts.DenseValues().Select(text => text.ToString()));
        }
    }
}
