
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data;

namespace Microsoft.ML.GanRefinement.Tests.Data;

public class ClassPriorTests
{
    [Fact]
    public void Classes_never_seen_are_never_drawn()
    {
        Assert.Equal([5000, 0, 5000, 0], Drawn(ClassPrior.Of([1, 0, 9, 0], GanClassSampling.Even)), Close);
        Assert.Equal([1000, 0, 9000, 0], Drawn(ClassPrior.Of([1, 0, 9, 0], GanClassSampling.ByFrequency)), Close);
    }

    [Fact]
    public void Rows_have_classes_by_turns_or_by_frequency_and_the_same_each_time()
    {
        ClassPrior even = ClassPrior.Of([3, 0, 1], GanClassSampling.Even), uneven = ClassPrior.Of([3, 0, 1], GanClassSampling.ByFrequency);
        Assert.Equal([0, 2, 0, 2], Enumerable.Range(0, 4).Select(row => even.Of(row, seed: 8)));
        int[] rows = [.. Enumerable.Range(0, 10000).Select(row => uneven.Of(row, seed: 8))];
        Assert.Equal([7500, 0, 2500], Enumerable.Range(0, 3).Select(c => rows.Count(row => row == c)), Close);
        Assert.Equal(rows, Enumerable.Range(0, 10000).Select(row => uneven.Of(row, seed: 8)));
        Assert.NotEqual(rows, Enumerable.Range(0, 10000).Select(row => uneven.Of(row, seed: 9)));
    }

    // Five standard deviations of 10,000 draws at most.
    private static bool Close(int expected, int actual) => Math.Abs(expected - actual) <= (expected == 0 ? 0 : 250);

    private static IEnumerable<int> Drawn(ClassPrior prior)
    {
        RandomStream stream = new(3);
        var counts = new int[4];
        for (var i = 0; i < 10000; i++)
            counts[prior.Draw(ref stream)]++;

        return counts;
    }
}
