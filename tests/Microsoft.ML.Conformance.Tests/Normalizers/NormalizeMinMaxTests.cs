using System.Collections.Immutable;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.Normalizers;

public sealed class NormalizeMinMaxTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Zero_stays_zero_by_default()
    {
        IDataView view = Rows(([-4f, 10], 1), ([2f, 0], 3));
        NormalizingTransformer transformer = _ml.Transforms.NormalizeMinMax("Out", "Vector").Fit(view);

        Assert.Equal([[-1f, 1], [0.5f, 0]], transformer.Transform(view).GetColumn<float[]>("Out"));
        var parameters = Assert.IsType<NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>>>(
            transformer.GetNormalizerModelParameters(0));
        Assert.Equal([0.25f, 0.1f], parameters.Scale.ToArray());
        Assert.Empty(parameters.Offset);
    }

    [Fact]
    public void Otherwise_the_smallest_value_becomes_0_and_the_largest_1()
    {
        IDataView view = Rows(([-4f, 10], 1), ([4f, 20], 3), ([0f, 15], 2));
        IDataView output = _ml.Transforms.NormalizeMinMax("Out", "Vector", fixZero: false).Fit(view).Transform(view);

        Assert.Equal([[0f, 0], [1f, 1], [0.5f, 0.5f]], output.GetColumn<float[]>("Out"));
    }

    [Fact]
    public void A_constant_or_empty_slot_becomes_0()
    {
        IDataView view = Rows(([3f, float.NaN], 1), ([3f, float.NaN], 1));
        NormalizingTransformer transformer = _ml.Transforms.NormalizeMinMax("Out", "Vector").Fit(view);

        Assert.Equal([0f, 0f], transformer.Transform(Rows(([3f, 7], 1))).GetColumn<float[]>("Out").Single());
    }

    [Fact]
    public void Scalars_and_doubles_do_as_well()
    {
        IDataView view = Rows(([0f, 0], 1), ([0f, 0], 5));
        NormalizingTransformer transformer = _ml.Transforms.NormalizeMinMax("Out", "Scalar", fixZero: false).Fit(view);

        Assert.Equal([0d, 1d], transformer.Transform(view).GetColumn<double>("Out"));
        var parameters = Assert.IsType<NormalizingTransformer.AffineNormalizerModelParameters<double>>(
            transformer.GetNormalizerModelParameters(0));
        Assert.Equal((0.25, 1), (parameters.Scale, parameters.Offset));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => transformer.GetNormalizerModelParameters(1));
    }

    [Fact]
    public void No_more_examples_are_read_than_allowed()
    {
        IDataView view = Rows(([1f, 0], 0), ([2f, 0], 0), ([100f, 0], 0));
        IDataView output
            = _ml.Transforms.NormalizeMinMax([new InputOutputColumnPair("Out", "Vector")], maximumExampleCount: 2).Fit(view).Transform(view);

        Assert.Equal([0.5f, 1, 50], output.GetColumn<float[]>("Out").Select(vector => vector[0]));
    }

    [Fact]
    public void The_output_is_marked_as_normalized()
    {
        IDataView view = Rows(([1f, 0], 0), ([2f, 0], 0));
        DataViewSchema schema = _ml.Transforms.NormalizeMinMax("Vector").Fit(view).GetOutputSchema(view.Schema);

        bool isNormalized = false;
        schema["Vector"].Annotations.GetValue("IsNormalized", ref isNormalized);
        Assert.True(isNormalized);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), schema["Vector"].Type);
    }

    [Fact]
    public void Other_columns_are_refused()
    {
        IDataView view = Rows(([1f, 0], 0));

        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.NormalizeMinMax("Out", "Nothing").Fit(view));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.NormalizeMinMax("Out", "Text").Fit(view));
        Assert.Throws<ArgumentOutOfRangeException>(
            "maximumExampleCount", () => _ml.Transforms.NormalizeMinMax("Out", "Vector", maximumExampleCount: 1));
    }

    private IDataView Rows(params (float[] Vector, double Scalar)[] rows)
        => _ml.Data.LoadFromEnumerable(rows.Select(row => new Row { Vector = row.Vector, Scalar = row.Scalar }));

    private sealed class Row
    {
        [VectorType(2)]
        public float[] Vector { get; set; } = [];

        public double Scalar { get; set; }

        public string Text { get; set; } = "";
    }
}
