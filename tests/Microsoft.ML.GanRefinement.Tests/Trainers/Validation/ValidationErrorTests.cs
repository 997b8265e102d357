using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Validation;

/// <summary>What does not fit is told of before the first iteration, with the option's name.</summary>
[Collection(nameof(Trains))]
public class ValidationErrorTests
{
    private sealed class NumberRow
    {
        [VectorType(8)]
        public float[] Features { get; set; } = new float[8];

        public float Image { get; set; }
    }

    private static readonly MLContext s_ml = new(1);
    private static readonly ITransformer s_featurizer = ValidatedGan.Featurizer(s_ml);

    private static IDataView HeldOut(int count = 40) => ValidatedGan.HeldOut(s_ml, count);

    private static Exception ErrorOf(GanValidation validation)
    {
        var iterations = 0;
        var error = Record.Exception(() => ValidatedGan.Train(o => (o.Validation, o.ProgressInterval, o.OnProgress) = (validation, 1, _ => iterations++))
            .Dispose());
        Assert.Equal(0, iterations);
        return error!;
    }

    public static TheoryData<GanValidation, string> Unfit => new()
    {
        { new(HeldOut(), s_ml.Transforms.CopyColumns("Other", "Image").Fit(HeldOut())), "Validation.Featurizer adds no column 'Features' to Validation.Data" },
        { new(HeldOut(), s_featurizer) { FeatureColumnName = "Label" }, "known-size vector of Single or Double in column 'Label' of Validation.Data" },
        { new(s_ml.Data.LoadFromEnumerable([new NumberRow()]), s_featurizer) { FeatureColumnName = "Made" },
            "Validation.Featurizer cannot read Validation.Data: Schema mismatch for image column 'Image'" },
        { new(ValidatedGan.Featurizer(s_ml, 5).Transform(HeldOut()), s_featurizer),
            "Validation.Data have 5 features in 'Features', and Validation.Featurizer makes 8" },
        { new(s_ml.Gan().PixelFeatures(inputColumnName: "Picture").Fit(Pictures()).Transform(Pictures()), s_ml.Gan().PixelFeatures(inputColumnName: "Picture")
            .Fit(Pictures())), "Validation.Featurizer cannot read generated images: Could not find image column 'Picture'" },
    };

    private static IDataView Pictures() => s_ml.Transforms.CopyColumns("Picture", "Image").Fit(HeldOut()).Transform(HeldOut());

    [Theory]
    [MemberData(nameof(Unfit))]
    public void Data_and_featurizer_must_fit(GanValidation validation, string message)
    {
        var error = Assert.IsType<ArgumentException>(ErrorOf(validation with { GeneratedCount = 20 }));
        Assert.Equal("Validation", error.ParamName);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Data_must_have_rows_enough()
    {
        var error = Assert.IsType<InvalidOperationException>(ErrorOf(new GanValidation(HeldOut(1), s_featurizer)));
        Assert.Contains("Validation.Data cannot be used: A covariance needs at least 2 rows", error.Message);
    }

    [Theory]
    [InlineData(4, 20)]
    [InlineData(20, 4)]
    public void Both_must_have_rows_enough_for_the_metric(int heldOut, int generated)
    {
        var error = Assert.IsType<InvalidOperationException>(
            ErrorOf(new GanValidation(HeldOut(heldOut), s_featurizer) { GeneratedCount = generated, Metric = GanMetric.Density() }));
        Assert.Contains("Validation cannot compute the density", error.Message);
    }

    [Fact]
    public void Features_must_be_numbers()
    {
        var error = Assert.IsType<InvalidOperationException>(ErrorOf(new GanValidation(
            s_ml.Data.LoadFromEnumerable([new NumberRow(), new NumberRow { Features = [1, 2, float.NaN, 4, 5, 6, 7, 8] }]), s_featurizer)));
        Assert.Contains("Validation.Data cannot be used: The features column 'Features' has the value NaN", error.Message);
    }

    [Fact]
    public void Numbers_that_stop_being_numbers_name_the_iteration()
    {
        var ml = new MLContext(1);
        // Raw values instead of images, and a step of the generator after which they overflow.
        var points = ml.Gan().SampleMixture(GanMixture.Ring(), 64, seed: 1);
        var error = Assert.Throws<InvalidOperationException>(() => ml.Gan().Standard(new StandardGanTrainer.Options
        {
            Networks = GanNetworks.Mlp([8], [8]),
            MaxIterations = 40,
            BatchSize = 8,
            LatentSize = 3,
            GeneratorLearningRate = 1e25,
            Optimizer = GanOptimizer.Sgd,
            Validation = new GanValidation(points, ml.Transforms.CopyColumns("Features", "Image").Fit(points)) { Interval = 1, GeneratedCount = 8 },
        }).Fit(points));
        Assert.Contains("Validation failed after iteration 1: The features column 'Features' has the value", error.Message);
    }
}
