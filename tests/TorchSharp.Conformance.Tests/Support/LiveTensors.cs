using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Support;

/// <summary>Counts tensors, after those that earlier tests left to the collector are gone: else they may go while a test counts.</summary>
internal static class LiveTensors
{
    public static long Count()
    {
        // A finalizer may let go of what has a finalizer itself.
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return Tensor.TotalCount;
    }
}
