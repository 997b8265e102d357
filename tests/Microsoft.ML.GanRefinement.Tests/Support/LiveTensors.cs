using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Counts tensors, after those that earlier tests dropped are gone: a finalizer's work in between would be taken for the
/// test's.</summary>
internal static class LiveTensors
{
    private const int MostRounds = 20;

    // The package's own count never gives back the tensor that a parameter is made of, although its memory is.
    private static readonly long s_keptPerParameter = CountKept();

    /// <summary>No tensor more than there were, but for those that TorchSharp keeps counting of at most so many parameters made since
    /// then.</summary>
    public static void AssertFlat(long before, long after, int parameters) =>
        Assert.InRange(after - before, 0, parameters * s_keptPerParameter);

    /// <summary>That some work leaves no tensor more than there were, but for those of its parameters.</summary>
    /// <param name="work">Gives how many parameters it made at most; may be called twice: the first time the collector is not asked, which is quick.</param>
    public static void AssertFlat(Func<int> work)
    {
        var before = Tensor.TotalCount;
        var parameters = work();
        if (Tensor.TotalCount - before is >= 0 and var more && more <= parameters * s_keptPerParameter)
            return;
        before = Count();
        parameters = work();
        AssertFlat(before, Count(), parameters);
    }

    /// <summary>How many there are, once that no longer changes: a module's finalizer leaves its parameters to the next collection, and a thread of an
    /// earlier test may still be about to end.</summary>
    public static long Count()
    {
        var count = Collected();
        for (var round = 0; round < MostRounds; round++)
        {
            var before = count;
            count = Collected();
            if (count == before)
                break;
        }
        return count;
    }

    private static long Collected()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }

    private static long CountKept()
    {
        var before = Count();
        new TorchSharp.Modules.Parameter(zeros(1)).Dispose();
        return Count() - before;
    }
}
