using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

/// <summary>What holds of the metrics for any two samples.</summary>
public class MetricPropertiesTests
{
    private const int K = 2;

    // The same samples in every run: a test that fails one time in a hundred tells nobody what changed.
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(new Replay(new Rnd(20170626, 1), null));

    private static readonly Arbitrary<Pair> s_pairs =
        (from seed in Gen.Choose(1, 1_000_000)
         from rows in Gen.Choose(K + 1, 30)
         from otherRows in Gen.Choose(K + 1, 30)
         from columns in Gen.Choose(1, 12)
         from shift in Gen.Choose(-20, 20)
         from chunk in Gen.Choose(1, 30)
         select new Pair(seed, rows, otherRows, columns, shift / 10.0, chunk)).ToArbitrary();

    private static readonly (string Name, Func<FeatureMatrix, FeatureMatrix, double> Compute)[] s_symmetric =
    [
        ("Fréchet", (a, b) => FrechetDistancePart.Between(a, b)),
        ("kernel", (a, b) => KernelDistancePart.Unbiased(a, b)),
        ("sliced", (x, y) => SlicedWassersteinPart.Compute(x, y, 5, 1).Value),
        ("nearest", (x, y) => x.Rows == y.Rows ? NearestNeighborAccuracyPart.Compute(x, y, 1).Value : 0),
        ("divergence", (x, y) => BinDifferences.OfCounts(Counts(x), Counts(y)).Divergence),
    ];

    private static readonly (string Name, Func<FeatureMatrix, FeatureMatrix, double> Compute)[] s_turning =
    [
        ("Fréchet", (a, b) => FrechetDistancePart.Between(a, b)),
        ("kernel", (a, b) => KernelDistancePart.Unbiased(a, b)),
        .. Balls(),
        ("copying", (x, y) => DataCopyingPart.Compute(x, y, x.Select([0, 1])).Value),
    ];

    private static readonly (string Name, Func<FeatureMatrix, FeatureMatrix, double> Compute)[] s_permuted =
    [
        .. s_turning,
        ("sliced", (x, y) => SlicedWassersteinPart.Compute(x, y, 5, 1).Value),
    ];

    [Fact]
    public void Distances_do_not_tell_first_from_second() => Holds(pair =>
    {
        foreach ((var name, var compute) in s_symmetric)
            Near(name, compute(pair.First, pair.Second), compute(pair.Second, pair.First));
    });

    [Fact]
    public void Precision_of_one_way_is_recall_of_the_other() => Holds(pair =>
        Near("precision", Neighborhoods.Compute(pair.First, pair.Second, K).Precision.Value, Neighborhoods.Compute(pair.Second, pair.First, K).Recall.Value));

    [Fact]
    public void A_sample_is_at_no_distance_from_itself() => Holds(pair =>
    {
        Near("Fréchet", 0, FrechetDistancePart.Between(pair.First, pair.First));
        Near("sliced", 0, SlicedWassersteinPart.Compute(pair.First, pair.First, 5, 1).Value);
        var bins = BinDifferences.Compute(pair.First, pair.First, 4, 1);
        Near("bins", 0, bins.Divergence + bins.DifferentShare);
        var balls = Neighborhoods.Compute(pair.First, pair.First, K);
        Near("balls", 3, balls.Precision.Value + balls.Recall.Value + balls.Coverage.Value);
    });

    [Fact]
    public void Turning_both_samples_changes_nothing() => Holds(pair =>
    {
        foreach ((var name, var compute) in s_turning)
            Near(name, compute(pair.First, pair.Second), compute(Samples.Rotated(pair.First, 0.7), Samples.Rotated(pair.Second, 0.7)));
    });

    [Fact]
    public void The_order_of_rows_changes_nothing() => Holds(pair =>
    {
        int[] order = [.. Enumerable.Range(0, pair.First.Rows).Reverse()];
        int[] otherOrder = [.. Enumerable.Range(0, pair.Second.Rows).Select(i => (i + 1) % pair.Second.Rows)];
        foreach ((var name, var compute) in s_permuted)
        {
            if (name != "copying")
                Near(name, compute(pair.First, pair.Second), compute(pair.First.Select(order), pair.Second.Select(otherOrder)));
        }
    });

    [Fact]
    public void The_size_of_chunks_changes_nothing() => Holds(pair =>
    {
        using GaussianFit whole = new(pair.First);
        using GaussianFit other = new(pair.Second);
        using GaussianFit chunked = new();
        for (var start = 0; start < pair.First.Rows; start += pair.Chunk)
            chunked.Add(pair.First.Select([.. Enumerable.Range(start, Math.Min(pair.Chunk, pair.First.Rows - start))]));

        Near("Fréchet", FrechetDistancePart.Between(whole, other), FrechetDistancePart.Between(chunked, other));
    });

    [Fact]
    public void Values_stay_in_their_ranges() => Holds(pair =>
    {
        var balls = Neighborhoods.Compute(pair.First, pair.Second, K);
        Assert.All([balls.Precision.Value, balls.Recall.Value, balls.Coverage.Value], share => Assert.InRange(share, 0, 1));
        Assert.InRange(balls.Density.Value, 0, pair.First.Rows / (double)K);
        Assert.InRange(BinDifferences.Compute(pair.First, pair.Second, 5, 1).Divergence, 0, Math.Log(2) + 1e-12);
        Assert.True(FrechetDistancePart.Between(pair.First, pair.Second) >= 0);
        Assert.InRange(NearestNeighborAccuracyPart.Compute(pair.First, pair.Second, 1).Value, 0, 1);
        Assert.InRange(LogisticAccuracyPart.Compute(pair.First, pair.Second, 1).Value, 0, 1);
    });

    private static void Holds(Action<Pair> property) => Prop.ForAll(s_pairs, property).Check(s_config);

    private static IEnumerable<(string Name, Func<FeatureMatrix, FeatureMatrix, double> Compute)> Balls() =>
    [
        ("precision", (x, y) => Neighborhoods.Compute(x, y, K).Precision.Value),
        ("recall", (x, y) => Neighborhoods.Compute(x, y, K).Recall.Value),
        ("density", (x, y) => Neighborhoods.Compute(x, y, K).Density.Value),
        ("coverage", (x, y) => Neighborhoods.Compute(x, y, K).Coverage.Value),
    ];

    private static int[] Counts(FeatureMatrix sample)
    {
        var counts = new int[4];
        foreach (var value in sample.Values)
            counts[Math.Clamp((int)Math.Floor(value) + 2, 0, 3)]++;

        return counts;
    }

    private static void Near(string name, double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-8 * (1 + Math.Abs(expected)), $"{name}: {expected} and {actual}");

    private sealed record Pair(int Seed, int Rows, int OtherRows, int Columns, double Shift, int Chunk)
    {
        public FeatureMatrix First { get; } = ReferenceData.Normals((ulong)Seed, Rows, Columns);

        public FeatureMatrix Second { get; } = ReferenceData.Map(ReferenceData.Normals((ulong)Seed + 77, OtherRows, Columns), v => (1.3 * v) + Shift);
    }
}
