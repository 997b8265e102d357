using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>What the process holds of the machine's memory outside the managed heap: where tensors are, counted or not.</summary>
internal static class ProcessMemory
{
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

    /// <summary>In bytes, as it stands.</summary>
    public static long Native()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 - GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes;
    }

    // glibc keeps what was freed, now more, now less of it.
    [DllImport("libc")]
    private static extern int malloc_trim(nuint pad);
}
