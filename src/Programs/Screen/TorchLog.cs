using System.Runtime.InteropServices;

namespace GanRefinement.Programs.Screen;

/// <summary>What torch says by itself, on the error stream, in the middle of a table or a progress bar.</summary>
/// <remarks>On processors that NNPACK does not know, torch warns at each 1×1 convolution of a small batch, though it computes all the same.</remarks>
internal static class TorchLog
{
    /// <summary>The native variable, of type int, that has the lowest level that is told. Python sets it from TORCH_CPP_LOG_LEVEL, C++ from nothing.</summary>
    public const string Level = "FLAGS_caffe2_log_level";

    /// <summary>Its value for errors; warnings have 1, which is the default.</summary>
    public const int Error = 2;

    /// <summary>Where it is; null where torch is not loaded or does not export it.</summary>
    public static nint? Address => NativeLibrary.TryLoad(LibraryName, out var library) && NativeLibrary.TryGetExport(library, Level, out var address)
        ? address : null;

    // Loaded already, so the loader finds it by its name alone.
    private static string LibraryName => OperatingSystem.IsWindows() ? "c10.dll" : OperatingSystem.IsMacOS() ? "libc10.dylib" : "libc10.so";

    /// <summary>Has torch tell nothing below an error. Torch must be loaded.</summary>
    public static void OnlyErrors()
    {
        if (Address is { } address && Marshal.ReadInt32(address) < Error)
            Marshal.WriteInt32(address, Error);
    }
}
