using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>What the processor tells of its caches.</summary>
internal static class ProcessorCaches
{
    // Where CPUID tells the parameters of caches: "deterministic cache parameters" of Intel, "cache topology" of AMD. The first five bits of EAX are the
    // kind of a cache, 0 for none; both list the first cache at index 0.
    private const int Intel = 4;
    private const int Amd = unchecked((int)0x8000001D);
    private const int Kind = 0x1F;

    /// <summary>Whether it is one of x86 and tells nothing, as under some virtual machines.</summary>
    public static bool AreHidden => X86Base.IsSupported && !IsTold(Intel) && !IsTold(Amd);

    // A function beyond the last one gives zeros, or on Intel what the last one gives.
    private static bool IsTold(int function) =>
        X86Base.CpuId(function & int.MinValue, 0).Eax is var last && (uint)last >= (uint)function && (X86Base.CpuId(function, 0).Eax & Kind) != 0;
}
