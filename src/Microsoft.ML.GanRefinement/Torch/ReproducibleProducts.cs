using System.Runtime.InteropServices;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>Makes equal matrix products give equal bits, for the whole process, unless the application has chosen otherwise.</summary>
/// <remarks>libtorch computes with Intel's MKL, which takes other instructions for other alignments of memory, so that the last bit of a
/// product depends on where its operands happen to lie. Its mode of "conditional numerical reproducibility" ends that. MKL reads it from
/// the environment variable MKL_CBWR at its first call, but <see cref="Environment.SetEnvironmentVariable(string, string)"/> does not reach
/// native code on Unix; libtorch exports the function that sets it. An application that wants MKL as it is switches this off before it
/// first uses the library: <c>AppContext.SetSwitch("Microsoft.ML.GanRefinement.ReproducibleProducts", false)</c>.</remarks>
internal static unsafe class ReproducibleProducts
{
    /// <summary>The application's switch.</summary>
    public const string Switch = "Microsoft.ML.GanRefinement.ReproducibleProducts";

    /// <summary>MKL's environment variable.</summary>
    public const string Variable = "MKL_CBWR";

    // From mkl_types.h.
    private const int AllSettings = ~0;
    private const int BranchOff = 1;
    private const int Auto = 2;

    private static readonly Lazy<string?> s_lost = new(Set);

    /// <summary>Sees to it, once. Returns what is lost where it cannot be had, or null.</summary>
    public static string? Ensure() => s_lost.Value;

    private static string? Set()
    {
        // Apple's libtorch has no MKL, nor have those for Arm.
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return null;
        if (!TorchRuntime.TryLoadLibrary(out var torch) || !NativeLibrary.TryGetExport(torch, "mkl_serv_cbwr_get", out var get)
            || !NativeLibrary.TryGetExport(torch, "mkl_serv_cbwr_set", out var set))
        {
            return Environment.GetEnvironmentVariable(Variable) is null
                ? $"MKL cannot be told here: set the environment variable {Variable}=AUTO before the application starts"
                : null;
        }
        // Somebody has chosen a mode, by the variable or by a call; all but "off" are reproducible.
        if (((delegate* unmanaged<int, int>)get)(AllSettings) > BranchOff)
            return null;
        if (AppContext.TryGetSwitch(Switch, out var isWanted) && !isWanted)
            return $"the application has switched {Switch} off";
        return ((delegate* unmanaged<int, int>)set)(Auto) == 0
            ? null : $"MKL refused: set the environment variable {Variable}=AUTO before the application starts";
    }
}
