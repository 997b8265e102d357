using Microsoft.ML.Data;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.DataViews;

public class VBufferTests
{
    private static readonly VBuffer<float> Sparse = new(6, 2, [7f, 9f], [1, 4]);

    [Fact]
    public void ASparseVectorShowsItsZeros()
    {
        Assert.False(Sparse.IsDense);
        Assert.Equal([0f, 7f, 0f, 0f, 9f, 0f], Sparse.DenseValues());
        Assert.Equal(9f, Sparse.GetItemOrDefault(4));
        Assert.Equal(0f, Sparse.GetItemOrDefault(3));
        Assert.Equal([1, 4], Sparse.Items().Select(item => item.Key));
        Assert.Equal(6, Sparse.Items(all: true).Count());
    }

    [Fact]
    public void ADenseVectorHasNoIndices()
    {
        var dense = new VBuffer<int>(2, [1, 2, 3]);
        Assert.True(dense.IsDense);
        Assert.Equal(2, dense.GetValues().Length);
        Assert.Equal(0, dense.GetIndices().Length);
        Assert.Equal([new(0, 1), new(1, 2)], dense.Items());
    }

    [Fact]
    public void CopyToDenseFillsIn()
    {
        var target = new VBuffer<float>(2, [5f, 5f]);
        Sparse.CopyToDense(ref target);
        Assert.True(target.IsDense);
        Assert.Equal([0f, 7f, 0f, 0f, 9f, 0f], target.GetValues().ToArray());
    }

    [Theory]
    [InlineData(0, 6, new[] { 1, 4 })]
    [InlineData(1, 3, new[] { 0 })]
    [InlineData(2, 2, new int[0])]
    [InlineData(4, 2, new[] { 0 })]
    public void CopyToTakesAPartAndMovesItsIndices(int from, int length, int[] indices)
    {
        VBuffer<float> part = default;
        Sparse.CopyTo(ref part, from, length);
        Assert.Equal(length, part.Length);
        Assert.Equal(indices, part.GetIndices().ToArray());
        Assert.Equal(Sparse.DenseValues().Skip(from).Take(length), part.DenseValues());
    }

    [Fact]
    public void CopyToASpanStartsWhereItIsTold()
    {
        float[] target = [.. Enumerable.Repeat(-1f, 8)];
        Sparse.CopyTo(target, 1, 3f);
        Assert.Equal([-1f, 3f, 7f, 3f, 3f, 9f, 3f, -1f], target);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse.CopyTo(new float[6], 1));
    }

    [Fact]
    public void AnEditorReusesAnArrayThatIsLongEnough()
    {
        float[] array = [1, 2, 3, 4];
        var vector = new VBuffer<float>(4, array);
        VBufferEditor<float> editor = VBufferEditor.Create(ref vector, 3);
        Assert.False(editor.CreatedNewValues);
        editor.Values[0] = 9;
        vector = editor.Commit();
        Assert.Equal(3, vector.Length);
        Assert.Equal(9, array[0]);
    }

    [Fact]
    public void AnEditorMakesALongerArrayAndKeepsTheOldValuesOnDemand()
    {
        var vector = new VBuffer<float>(2, [1, 2]);
        VBufferEditor<float> editor = VBufferEditor.Create(ref vector, 5, keepOldOnResize: true);
        Assert.True(editor.CreatedNewValues);
        Assert.Equal([1f, 2f], editor.Values[..2].ToArray());
        Assert.Equal(5, editor.Values.Length);
    }

    [Fact]
    public void ASparseEditorHasIndicesAndCanBeTruncated()
    {
        VBuffer<float> vector = default;
        VBufferEditor<float> editor = VBufferEditor.Create(ref vector, 10, valuesCount: 3);
        editor.Values[0] = 1;
        editor.Indices[0] = 8;
        vector = editor.CommitTruncated(1);
        Assert.Equal(10, vector.Length);
        Assert.Equal([8], vector.GetIndices().ToArray());
        Assert.Equal(1f, vector.GetItemOrDefault(8));
    }

    [Fact]
    public void WrongSizesAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VBuffer<float>(3, 4, [1, 2, 3, 4], [0, 1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sparse.GetItemOrDefault(6));
    }
}
