using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Tests.Data.Batches;

public sealed class VectorColumnTests
{
    [Fact]
    public void The_length_comes_from_the_data()
    {
        var schema = TestColumns.SchemaOf(TestColumns.Floats("Image", [7]));

        Assert.Equal(ImageShape.Vector(7), new VectorColumn("Image").Resolve(schema).Shape);
    }

    [Fact]
    public void Images_stay_images()
    {
        var schema = TestColumns.SchemaOf(TestColumns.Bytes("Image", [3, 4, 5]));

        Assert.Equal(new ImageShape(3, 4, 5), Assert.IsType<ImageColumn>(new VectorColumn("Image").Resolve(schema)).Shape);
    }

    [Fact]
    public void Values_are_unbounded()
    {
        var view = new IndexedDataView(2, TestColumns.Floats("Image", [2], [1e30f, -5f], [0f, 2f]));

        Assert.Equal([[1e30f, -5f], [0f, 2f]], TestColumns.ReadAll(view, new VectorColumn("Image", ImageShape.Vector(2))));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_no_number_is_refused(float value)
    {
        var view = new IndexedDataView(1, TestColumns.Floats("Image", [2], [0f, value]));

        var error = Assert.Throws<InvalidOperationException>(() => TestColumns.ReadAll(view, new VectorColumn("Image", ImageShape.Vector(2))));
        Assert.StartsWith("Row 0 of image column 'Image' has the value ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_types_are_refused_with_a_remedy()
    {
        IndexedColumn[] columns =
        [
            TestColumns.Bytes("Image", [2], [1, 2]),
            TestColumns.Scalar("Image", NumberDataViewType.Single, 1f),
            TestColumns.Scalar("Image", new VectorDataViewType(NumberDataViewType.Single), default(VBuffer<float>)),
        ];
        Assert.All(columns, column =>
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => new VectorColumn("Image").Resolve(TestColumns.SchemaOf(column)));
            Assert.StartsWith("Schema mismatch for image column 'Image': expected Vector<Single> of known length, or an image, got ", error.Message,
                StringComparison.Ordinal);
            Assert.Contains("Add Concatenate", error.Message);
        });
    }

    [Fact]
    public void Another_length_is_refused()
    {
        var schema = TestColumns.SchemaOf(TestColumns.Floats("Image", [3]));

        var error = Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => new VectorColumn("Image", ImageShape.Vector(2)).Bind(schema));
        Assert.Contains("expected Vector<Single, 2>", error.Message);
    }

    [Fact]
    public void Promises_are_checked()
    {
        var column = new VectorColumn("Image");
        column.Check(TestColumns.Shape("Image", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single));

        column.Check(TestColumns.Shape("Image", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Byte));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => column.Check(TestColumns.Shape("Image", SchemaShape.Column.VectorKind.VariableVector, NumberDataViewType.Single)));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema",
            () => column.Check(TestColumns.Shape("Other", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single)));
    }
}
