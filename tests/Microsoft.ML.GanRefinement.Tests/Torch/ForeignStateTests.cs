using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Evaluation;
using Microsoft.ML.GanRefinement.Tests.Harness;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

/// <summary>What others have set in torch changes nothing of our results, and we change nothing of theirs.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(RunsAlone))]
public sealed class ForeignStateTests : IDisposable
{
    // In quiet, once for all states.
    private static readonly Dictionary<string, float[][]> s_components = [];
    private static readonly Lazy<string> s_metrics = new(Measure);

    private readonly List<IDisposable> _shared = [];

    public static TheoryData<string> States => [.. ForeignState.All.Keys];

    public void Dispose() => _shared.ForEach(owner => owner.Dispose());

    [Theory]
    [MemberData(nameof(States))]
    public void Components_give_the_same_bits_and_leave_it_as_it_is(string state)
    {
        foreach (var component in ComponentCases.All)
        {
            if (!s_components.TryGetValue(component.Name, out var expected))
                s_components.Add(component.Name, expected = Work(component.Make(new MLContext(seed: 1), _shared), component.Valid));
            var disturbed = component.Make(new MLContext(seed: 1), _shared);
            using var foreign = ForeignState.All[state]();
            var before = ForeignState.Describe();
            var actual = Work(disturbed, component.Valid);
            if (state == ForeignState.OtherThreads)
                AssertClose(expected, actual);
            else
                Assert.Equal(expected, actual);
            Assert.Equal(before, ForeignState.Describe());
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Metrics_give_the_same_bits_and_leave_it_as_it_is(string state)
    {
        var expected = s_metrics.Value;
        using var foreign = ForeignState.All[state]();
        var before = ForeignState.Describe();
        Assert.Equal(expected, Measure());
        Assert.Equal(before, ForeignState.Describe());
    }

    // Sums over threads are added up in another order: bits are promised for the same number of threads only.
    private static void AssertClose(float[][] expected, float[][] actual)
    {
        Assert.Equal(expected.Select(row => row.Length), actual.Select(row => row.Length));
        Assert.All(expected.Zip(actual), rows => Assert.All(rows.First.Zip(rows.Second), values => Assert.Equal(values.First, values.Second, 1e-3f)));
    }

    // Fit, transform, save, load and transform.
    private static float[][] Work(IEstimator<ITransformer> estimator, IDataView data)
    {
        var transformer = estimator.Fit(data);
        using var owned = transformer as IDisposable;
        var table = ViewTable.Read(transformer.Transform(data));
        using MemoryStream file = new();
        new MLContext().Model.Save(transformer, data.Schema, file);
        file.Position = 0;
        var loaded = new MLContext().Model.Load(file, out _);
        using var ownedToo = loaded as IDisposable;
        Assert.Equal(table, ViewTable.Read(loaded.Transform(data)));
        return table;
    }

    private static string Measure()
    {
        MLContext ml = new(seed: 1);
        IDataView real = View(ml, 1), generated = View(ml, 2, 0.3);
        EvaluationOptions options = new()
        {
            Metrics =
            [
                GanMetric.KernelDistance(subsetSize: 30), .. GanMetric.AllOnFeatures.Where(metric => metric.Name != "kernel distance"), GanMetric.DataCopying(),
                GanMetric.StructuralSimilarity(), GanMetric.IntraClassFrechetDistance(),
            ],
            LabelColumnName = "Label",
            TrainingData = View(ml, 3),
        };
        var metrics = ml.Gan().Evaluate(real, generated, options);
        var mixture = ml.Gan().EvaluateMixture(generated, [[0, 0, 0]], deviation: 1, pointColumnName: "Features");
        var path = ml.Gan().PerceptualPathLength(real, generated, epsilon: 0.1);
        return metrics.ToJson() + mixture.ToJson() + path.ToJson();
    }

    private static IDataView View(MLContext ml, int seed, double shift = 0) => ml.Data.LoadFromEnumerable(FeatureRow.Rows(60, seed, shift));
}
