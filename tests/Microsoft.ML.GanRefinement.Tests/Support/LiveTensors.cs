using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Counts tensors, after those that earlier tests dropped are gone: a finalizer's work in between would be taken for the test's.</summary>
internal static class LiveTensors
{
    public static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Tensor.TotalCount;
    }
}
