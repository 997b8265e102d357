using System.Text.Json;
using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

public sealed class ImageShapeTests
{
    [Fact]
    public void A_vector_has_batches_of_two_dimensions()
    {
        var shape = ImageShape.Vector(5);

        Assert.Equal(5, shape.Size);
        Assert.Equal([3L, 5L], shape.Batch(3));
        Assert.Equal([5], shape.FloatType().Dimensions.ToArray());
        Assert.Equal("5", shape.ToString());
        Assert.NotEqual(new ImageShape(5, 1, 1), shape);
    }

    [Fact]
    public void An_image_has_batches_of_four_dimensions()
    {
        var shape = new ImageShape(3, 4, 5);

        Assert.Equal([2L, 3L, 4L, 5L], shape.Batch(2));
        Assert.Equal([3, 4, 5], shape.FloatType().Dimensions.ToArray());
    }

    [Fact]
    public void Both_survive_json()
    {
        Assert.Equal(ImageShape.Vector(5), JsonSerializer.Deserialize<ImageShape>(JsonSerializer.Serialize(ImageShape.Vector(5))));
        Assert.Equal(new ImageShape(3, 4, 5), JsonSerializer.Deserialize<ImageShape>(JsonSerializer.Serialize(new ImageShape(3, 4, 5))));
    }

    [Fact]
    public void Images_are_written_as_they_were_before_there_were_vectors() =>
        Assert.DoesNotContain("IsVector", JsonSerializer.Serialize(new ImageShape(3, 4, 5)));
}
