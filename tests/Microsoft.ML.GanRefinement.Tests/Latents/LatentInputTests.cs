using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Tests.Data;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

public sealed class LatentInputTests
{
    private static readonly IndexedColumn s_number = TestColumns.Scalar("Number", NumberDataViewType.Single, 1f, 2f);
    private readonly LatentPrior _prior = new(3, seed: 9);
    private readonly LatentInput _input;

    public LatentInputTests() => _input = new LatentInput("Latent", _prior);

    [Fact]
    public void Reads_a_column_that_is_there()
    {
        float[][] latents = [[1, 2, 3], [4, 5, 6]];
        Assert.Equal(latents, TestColumns.ReadAll(new IndexedDataView(2, TestColumns.Floats("Latent", [3], latents)), _input));
    }

    [Fact]
    public void Draws_by_the_rows_id_where_there_is_none()
    {
        IndexedDataView view = new(2, s_number);
        Assert.Null(_input.Bind(view.Schema));

        using var cursor = view.GetRowCursor([]);
        var read = _input.CreateReader(cursor, null);
        var actual = new float[3];
        var expected = new float[3];
        DataViewRowId id = default;
        var getId = cursor.GetIdGetter();
        List<float> all = [];
        while (cursor.MoveNext())
        {
            read(actual);
            getId(ref id);
            _prior.Fill(id.High, id.Low, expected);
            Assert.Equal(expected, actual);
            all.AddRange(actual);
        }

        Assert.Equal(6, all.Distinct().Count());
    }

    [Fact]
    public void Refuses_a_column_that_holds_no_latents()
    {
        var shortOne = TestColumns.Floats("Latent", [2]);
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _input.Bind(TestColumns.SchemaOf(shortOne)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _input.Bind(TestColumns.SchemaOf(s_number with { Name = "Latent" })));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _input.Check(
            TestColumns.Shape("Latent", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single)));
        _input.Check(TestColumns.Shape("Latent", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single));
        _input.Check(TestColumns.Shape("Other", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single));
    }
}
