using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

public class BatchShapeTests
{
    private static readonly SchemaShape s_input = new(
    [
        BatchShape.CreateColumn("X", SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single),
        BatchShape.CreateColumn("Label", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true),
    ]);

    [Fact]
    public void Outputs_are_added_with_their_kind()
    {
        var shape = BatchShape.Add(
            s_input,
            new BatchOutput("Image", new VectorDataViewType(NumberDataViewType.Single, 1, 4, 4)),
            new BatchOutput("Score", NumberDataViewType.Single));

        Assert.Equal(["X", "Label", "Image", "Score"], shape.Select(column => column.Name));
        Assert.Equal(SchemaShape.Column.VectorKind.Vector, shape[2].Kind);
        Assert.Equal(NumberDataViewType.Single, shape[2].ItemType);
        Assert.Equal(SchemaShape.Column.VectorKind.Scalar, shape[3].Kind);
        Assert.False(shape[3].IsKey);
        Assert.True(shape[1].IsKey);
    }

    [Fact]
    public void An_output_of_an_inputs_name_replaces_it()
    {
        var shape = BatchShape.Add(s_input, new BatchOutput("X", NumberDataViewType.Single));

        Assert.Equal(["Label", "X"], shape.Select(column => column.Name));
        Assert.Equal(SchemaShape.Column.VectorKind.Scalar, shape[1].Kind);
    }

    [Fact]
    public void Finds_by_name()
    {
        Assert.Equal("Label", BatchShape.Find(s_input, "Label")?.Name);
        Assert.Null(BatchShape.Find(s_input, "label"));
    }

    [Fact]
    public void Annotations_are_kept()
    {
        SchemaShape annotations = new([BatchShape.CreateColumn("KeyValues", SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance)]);

        var column = BatchShape.CreateColumn("Label", SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, true, annotations);

        Assert.Same(annotations, column.Annotations);
    }
}
