
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Indexed;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Tests.Data;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Features;

public class EvaluationReaderTests
{
    [Fact]
    public void Images_are_read_beside_the_features_row_by_row()
    {
        float[][] features = [[1, 2], [3, 4], [5, 6]];
        float[][] images = [[0, 0.25f, -1, 1], [0.1f, 0, 0, 0], [1, 1, 1, -0.5f]];
        IDataView data = new IndexedDataView(3, TestColumns.Floats("Features", [2], features), TestColumns.Floats("Image", [1, 2, 2], images));
        var sample = EvaluationReader.Read(data, "Features", probabilities: null, label: null, "Image");
        Assert.Equal([1.0, 2, 3, 4, 5, 6], sample.Features.Values);
        Assert.Equal(images.SelectMany(image => image).Select(value => (double)value), sample.Images!.Values);
        Assert.Equal((3, 4, new ImageShape(1, 2, 2)), (sample.Images.Rows, sample.Images.Columns, sample.ImageShape!.Value));
        Assert.Null(EvaluationReader.Read(data, "Features", probabilities: null, label: null).Images);
    }

    [Fact]
    public void More_values_than_an_array_has_are_refused_before_memory_is_taken()
    {
        // One row 65,536 times: 2³² values, which wrap around to none.
        List<float[]> rows = [.. Enumerable.Repeat(new float[1 << 16], 1 << 16)];
        var error = Assert.Throws<InvalidOperationException>(() => FeatureMatrix.Of(rows, 1 << 16, "image column 'Image'"));
        Assert.Equal(
            $"The image column 'Image' has 65536 rows of 65536 values, and metrics can hold {Array.MaxLength} values in all: evaluate fewer rows.",
            error.Message);
    }
}
