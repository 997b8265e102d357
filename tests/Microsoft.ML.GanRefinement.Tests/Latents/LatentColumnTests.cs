using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Tests.Data;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

public sealed class LatentColumnTests
{
    private static readonly LatentColumn s_column = new("Latent", 3);

    [Fact]
    public void Values_pass_unchanged()
    {
        var view = new IndexedDataView(2, TestColumns.Floats("Latent", [3], [1f, -7.5f, 0f], [2f, 3f, 4f]));

        Assert.Equal([[1f, -7.5f, 0f], [2f, 3f, 4f]], TestColumns.ReadAll(view, s_column));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_value_that_is_no_number_is_refused(float value)
    {
        var view = new IndexedDataView(2, TestColumns.Floats("Latent", [3], [1f, 2f, 3f], [1f, 2f, value]));

        var error = Assert.Throws<InvalidOperationException>(() => TestColumns.ReadAll(view, s_column));
        Assert.StartsWith("Row 1 of latent column 'Latent'", error.Message);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => s_column.Bind(TestColumns.SchemaOf(TestColumns.Floats("Other", [3]))));

        Assert.Equal("inputSchema", error.ParamName);
        Assert.StartsWith("Could not find latent column 'Latent'", error.Message);
    }

    [Fact]
    public void Another_size_is_refused_with_the_transform_to_add()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => s_column.Bind(TestColumns.SchemaOf(TestColumns.Floats("Latent", [4]))));

        Assert.StartsWith("Schema mismatch for latent column 'Latent': expected Vector<Single, 3>, got Vector<Single, 4>", error.Message);
        Assert.Contains("AppendLatents(3, \"Latent\")", error.Message);
    }

    [Fact]
    public void Another_type_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => s_column.Bind(TestColumns.SchemaOf(TestColumns.Bytes("Latent", [3]))));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => s_column.Bind(TestColumns.SchemaOf(TestColumns.Scalar<float>("Latent", NumberDataViewType.Single))));
    }

    [Fact]
    public void Promised_columns_are_checked()
    {
        s_column.Check(TestColumns.Shape("Latent", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => s_column.Check(TestColumns.Shape("Latent", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Double)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => s_column.Check(TestColumns.Shape("Latent", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => s_column.Check(TestColumns.Shape("Other", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single)));
    }
}
