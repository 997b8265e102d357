using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Data;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

public sealed class AppendLatentsEstimatorTests
{
    private readonly GanCatalog _gan = new MLContext(seed: 1).Gan();

    [Fact]
    public void The_promised_column_is_the_delivered_one()
    {
        var shape = TestColumns.Shape("Number", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Int32);

        var promised = _gan.AppendLatents(4, "Z").GetOutputSchema(shape);

        Assert.Equal(["Number", "Z"], promised.Select(column => column.Name));
        Assert.Equal(SchemaShape.Column.VectorKind.Vector, promised[1].Kind);
        Assert.Equal(NumberDataViewType.Single, promised[1].ItemType);
        Assert.False(promised[1].IsKey);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("latentSize", () => _gan.AppendLatents(0));
        Assert.Throws<ArgumentOutOfRangeException>("truncation", () => _gan.AppendLatents(4, truncation: 0f));
        Assert.Throws<ArgumentException>("outputColumnName", () => _gan.AppendLatents(4, ""));
        Assert.Throws<ArgumentNullException>("input", () => _gan.AppendLatents(4).Fit(null!));
    }
}
