using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>What the process holds of the machine's memory outside the managed heap: where tensors are, counted or not.</summary>
internal static unsafe class ProcessMemory
{
    // In glibc's list of ten sizes.
    private const int InMaps = 4;
    private const int InBlocks = 7;

    /// <summary>In bytes, once everything that is dropped has been finalized.</summary>
    public static long NativeAfterCollection()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        if (OperatingSystem.IsLinux())
            malloc_trim(0);
        return Native();
    }

    /// <summary>In bytes, as it stands: what glibc has handed out, or else, less exactly, what the process takes of the machine.</summary>
    public static long Native()
    {
        try
        {
            var state = mallinfo2();
            return state.Sizes[InBlocks] + state.Sizes[InMaps];
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
        }
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 - GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes;
    }

    private struct AllocatorState
    {
        public fixed long Sizes[10];
    }

    // Of all arenas.
    [DllImport("libc")]
    private static extern AllocatorState mallinfo2();

    // glibc keeps what was freed, now more, now less of it.
    [DllImport("libc")]
    private static extern int malloc_trim(nuint pad);
}
