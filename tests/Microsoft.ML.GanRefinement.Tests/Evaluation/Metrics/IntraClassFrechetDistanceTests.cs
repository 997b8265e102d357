using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class IntraClassFrechetDistanceTests
{
    [Fact]
    public void It_is_mean_and_deviation_of_the_distances_inside_classes()
    {
        var real = Samples.Rows([0], [2], [0], [2], [9]);
        var generated = Samples.Rows([1], [3], [3], [5]);
        var found = IntraClassFrechetDistancePart.Compute(real, [0, 0, 1, 1, 2], generated, [0, 0, 1, 1]);
        Assert.Equal(5, found.Value, 1e-9);
        Assert.Equal(4, found.Spread!.Value, 1e-9);
        Assert.Equal("1 classes have fewer than 2 images and are not in the Fréchet distance inside classes.",
            IntraClassFrechetDistancePart.Warnings([0, 0, 1, 1, 2], [0, 0, 1, 1], features: 0).Single());
    }

    [Fact]
    public void It_sees_swapped_classes_that_the_whole_does_not()
    {
        var sample = Samples.Rows([0], [2], [10], [12]);
        Assert.Equal(0, FrechetDistancePart.Between(sample, sample), 1e-9);
        Assert.Equal(100, IntraClassFrechetDistancePart.Compute(sample, [0, 0, 1, 1], sample, [1, 1, 0, 0]).Value, 1e-9);
    }

    [Fact]
    public void No_class_with_rows_enough_is_refused() => Assert.Throws<InvalidOperationException>(
        () => IntraClassFrechetDistancePart.Compute(Samples.Rows([0], [1]), [0, 1], Samples.Rows([0], [1]), [0, 1]));
}
