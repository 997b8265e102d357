using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>TorchSharp's native half, which comes in a package of its own that the application has to add.</summary>
internal static class TorchRuntime
{
    private static volatile bool s_isThere;

    /// <summary>Makes sure that it is there, and computes rightly, with equal bits for equal work: to be called before torch is first used.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or cannot be loaded.</exception>
    public static void Require()
    {
        if (s_isThere)
            return;
        try
        {
            Touch();
            s_isThere = true;
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException
            or BadImageFormatException or NotSupportedException)
        {
            var managed = typeof(torch).Assembly.GetName().Version?.ToString(3);
            throw new InvalidOperationException(
                "TorchSharp's native library cannot be loaded. Add the package TorchSharp-cpu, or TorchSharp-cuda-linux or TorchSharp-cuda-windows for a "
                + $"GPU, to the application, in the version of its TorchSharp ({managed}). The cause: {FirstLine(error.GetBaseException())}",
                error);
        }
    }

    /// <summary>The native library whose functions TorchSharp has no call for. Torch must be loaded: the loader then finds it by its name alone.</summary>
    public static bool TryLoadLibrary(out nint library) => NativeLibrary.TryLoad(
        OperatingSystem.IsWindows() ? "torch_cpu.dll" : OperatingSystem.IsMacOS() ? "libtorch_cpu.dylib" : "libtorch_cpu.so", out library);

    // TorchSharp's own message goes on with everything that it tried, which the inner exception keeps.
    private static string FirstLine(Exception error) => error.Message.Split('\n', 2)[0].TrimEnd();

    // Apart, so that nothing of torch is initialised before the try block is entered.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Touch()
    {
        using var one = torch.ones([1], dtype: torch.ScalarType.Float32, device: torch.CPU);
        ReproducibleProducts.Ensure();
        TrustedConvolutions.Ensure();
    }
}
