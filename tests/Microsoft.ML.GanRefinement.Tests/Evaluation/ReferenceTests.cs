using System.Text.Json;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static Microsoft.ML.GanRefinement.GanMetric;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

/// <summary>The metrics beside values that numpy and scipy computed.</summary>
public class ReferenceTests
{
    private const double Relative = 1e-6;

    public static TheoryData<string> Names => ["random", "rank-deficient", "tiny", "shifted", "duplicated", "huge-offset", "many-features"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_samples_are_those_of_the_script(string name)
    {
        (var first, var second) = ReferenceData.Samples(name);
        var expected = ReferenceData.Case(name);
        Assert.Equal(((int)expected["rows"]!, (int)expected["otherRows"]!), (first.Rows, second.Rows));
        Assert.Equal((double)expected["first"]!, first.Values[0]);
        Assert.Equal((double)expected["last"]!, second.Values[^1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Frechet_distance(string name) => Compare(name, "frechet", (a, b) => FrechetDistancePart.Between(a, b));

    [Fact]
    public void Frechet_distance_of_many_features_is_the_one_by_products()
    {
        (var first, var second) = ReferenceData.Samples("many-features");
        using GaussianFit one = new(first);
        using GaussianFit other = new(second);
        Assert.True(one.IsOfProducts && other.IsOfProducts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernel_distance(string name) => Compare(name, "kernel", (a, b) => KernelDistancePart.Unbiased(a, b));

    [Theory]
    [MemberData(nameof(Names))]
    public void Precision_recall_density_and_coverage(string name)
    {
        (var first, var second) = ReferenceData.Samples(name);
        var expected = ReferenceData.Case(name);
        var actual = Neighborhoods.Compute(first, second, (int)expected["k"]!);
        double[] values = [actual.Precision.Value, actual.Recall.Value, actual.Density.Value, actual.Coverage.Value];
        Assert.All(expected["neighborhoods"]!.AsArray().Zip(values), pair => Near((double)pair.First!, pair.Second));
    }

    [Fact]
    public void Nearest_neighbour_test() =>
        Compare("shifted", "nearestNeighbor", (first, second) => NearestNeighborAccuracyPart.Compute(first, second, seed: 0).Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Wasserstein_distance_on_a_line(string name) => Compare(
        name, "wasserstein", (first, second) => SlicedWassersteinPart.SquaredOnLine(FirstColumn(first), FirstColumn(second)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Data_copying(string name) => Compare(
        name, "copying", (first, second) => DataCopyingPart.Compute(first, ReferenceData.HeldOut(name, first.Columns), second).Value);

    [Fact]
    public void Logistic_regression()
    {
        (var first, var second) = ReferenceData.Samples("random");
        using IDisposable scope = NewDisposeScope();
        var labels = cat([zeros(first.Rows, dtype: ScalarType.Float64), ones(second.Rows, dtype: ScalarType.Float64)], 0);
        using var regression = LogisticRegression.Fit(cat([first.ToTensor(), second.ToTensor()], 0), labels);
        var actual = regression.Weights.data<double>().ToArray();
        Assert.All(ReferenceData.Values["logistic"]!.AsArray().Zip(actual), pair => Near((double)pair.First!, pair.Second));
    }

    [Fact]
    public void Jensen_Shannon_divergence()
    {
        var expected = ReferenceData.Values["divergence"]!;
        var actual = BinDifferences.OfCounts(expected["first"]!.Deserialize<int[]>(), expected["second"]!.Deserialize<int[]>());
        Near((double)expected["value"]!, actual.Divergence);
    }

    [Fact]
    public void Intercept_of_a_line()
    {
        var expected = ReferenceData.Values["line"]!;
        var actual = ExtrapolatedFrechetDistancePart.Intercept(expected["x"]!.Deserialize<double[]>()!, expected["y"]!.Deserialize<double[]>()!);
        Near((double)expected["intercept"]!, actual.Value);
        Near((double)expected["error"]!, actual.Spread!.Value);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(28)]
    [InlineData(45)]
    [InlineData(180)]
    public void Multi_scale_structural_similarity(int side)
    {
        var first = ReferenceData.Map(ReferenceData.Normals(5, 1, side * side), value => Math.Clamp(value / 3, -1, 1));
        var noise = ReferenceData.Normals(6, 1, side * side).Values;
        var second = first with { Values = [.. first.Values.Zip(noise, (value, shift) => Math.Clamp(value + (shift / 8), -1, 1))] };
        var expected = (double)ReferenceData.Values["similarity"]!.AsArray().Single(s => (int)s!["side"]! == side)!["value"]!;
        Near(expected, StructuralSimilarityPart.Compute(first, second, new ImageShape(1, side, side))[0]);
    }

    private static void Compare(string name, string value, Func<FeatureMatrix, FeatureMatrix, double> metric)
    {
        (var first, var second) = ReferenceData.Samples(name);
        Near((double)ReferenceData.Case(name)[value]!, metric(first, second));
    }

    private static double[] FirstColumn(FeatureMatrix sample) =>
        [.. Enumerable.Range(0, sample.Rows).Select(row => sample.Row(row)[0]).Order()];

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, Math.Max(Relative * Math.Abs(expected), 1e-12));
}
