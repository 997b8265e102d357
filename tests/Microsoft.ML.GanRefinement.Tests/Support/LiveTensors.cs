using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Counts tensors, after those that earlier tests dropped are gone: a finalizer's work in between would be taken for the
/// test's.</summary>
internal static class LiveTensors
{
    // The package's own count never gives back the tensor that a parameter is made of, although its memory is.
    private static readonly long s_keptPerParameter = CountKept();

    /// <summary>No tensor more than there were, but for those that TorchSharp keeps counting of at most so many parameters made since
    /// then.</summary>
    public static void AssertFlat(long before, long after, int parameters) =>
        Assert.InRange(after - before, 0, parameters * s_keptPerParameter);

    public static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Tensor.TotalCount;
    }

    private static long CountKept()
    {
        var before = Count();
        new TorchSharp.Modules.Parameter(zeros(1)).Dispose();
        return Count() - before;
    }
}
