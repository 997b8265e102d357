using System.Runtime.InteropServices;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>While somebody trains, or computes batch after batch, memory that a step frees stays with the process for the next step.</summary>
/// <remarks>glibc gives memory back to the system when the end of its heap is free, which it is after each step; the next one then waits for the
/// system to hand out the same pages, filled with zeros: a tenth to a seventh of a training step, up to a quarter of a small generator's batch.
/// Windows' and Apple's allocators are left as they are, and so is glibc where the application's environment has set it. What was kept goes back when the
/// last holder is done. The
/// settings stay then at the values which glibc's own, adaptive ones grow to.</remarks>
internal sealed unsafe class StepMemory : IDisposable
{
    // From glibc's malloc.h.
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MapThreshold = -3;

    private const int Megabyte = 1 << 20;

    private static readonly Lock s_lock = new();
    private static readonly string[] s_variables = ["MALLOC_TRIM_THRESHOLD_", "MALLOC_TOP_PAD_", "MALLOC_MMAP_THRESHOLD_"];
    private static readonly (nint Set, nint Trim) s_malloc = Find();
    private static int s_holders;
    private static bool s_givesBack;
    private bool _disposed;

    private StepMemory()
    {
    }

    /// <summary>Keeps memory until the result is disposed.</summary>
    /// <param name="givesBack">Whether all of it goes back then, at the price of ten milliseconds and as many page faults in what comes next; else glibc does
    /// as it likes, with up to 64 MB.</param>
    public static StepMemory Keep(bool givesBack = true)
    {
        lock (s_lock)
        {
            s_givesBack |= givesBack;
            if (s_holders++ == 0)
                Set(trim: int.MaxValue, pad: 64 * Megabyte);
        }
        return new StepMemory();
    }

    // A cursor that nobody disposes lets go as well, once it is collected.
    ~StepMemory() => Release();

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (_disposed)
            return;
        _disposed = true;
        lock (s_lock)
        {
            if (--s_holders != 0)
                return;
            Set(trim: 64 * Megabyte, pad: 128 << 10);
            if (s_givesBack && s_malloc.Trim != 0)
                ((delegate* unmanaged<nuint, int>)s_malloc.Trim)(0);
            s_givesBack = false;
        }
    }

    // Larger blocks than the largest value that glibc accepts for the map threshold come from the system and go back to it, as ever.
    private static void Set(int trim, int pad)
    {
        if (s_malloc.Set == 0)
            return;
        var set = (delegate* unmanaged<int, int, int>)s_malloc.Set;
        set(MapThreshold, 32 * Megabyte);
        set(TrimThreshold, trim);
        set(TopPad, pad);
    }

    private static (nint Set, nint Trim) Find()
    {
        if (!OperatingSystem.IsLinux() || IsChosen() || !NativeLibrary.TryLoad("libc.so.6", out var c))
            return default;
        return NativeLibrary.TryGetExport(c, "mallopt", out var set) && NativeLibrary.TryGetExport(c, "malloc_trim", out var trim) ? (set, trim) : default;
    }

    private static bool IsChosen() =>
        s_variables.Any(name => Environment.GetEnvironmentVariable(name) is not null)
        || Environment.GetEnvironmentVariable("GLIBC_TUNABLES")?.Contains("malloc", StringComparison.Ordinal) == true;
}
