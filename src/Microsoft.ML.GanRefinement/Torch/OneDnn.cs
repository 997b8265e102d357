using System.Runtime.InteropServices;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>Whether torch may leave work to oneDNN, which TorchSharp has no call for.</summary>
internal static unsafe class OneDnn
{
    // C++ names as compilers write them: at::globalContext(), and at::Context's setUserEnabledMkldnn(bool) and userEnabledMkldnn().
    private static (string Context, string Set, string Get) Names => OperatingSystem.IsWindows()
        ? ("?globalContext@at@@YAAEAVContext@1@XZ", "?setUserEnabledMkldnn@Context@at@@QEAAX_N@Z", "?userEnabledMkldnn@Context@at@@QEBA_NXZ")
        : ("_ZN2at13globalContextEv", "_ZN2at7Context20setUserEnabledMkldnnEb", "_ZNK2at7Context17userEnabledMkldnnEv");

    /// <summary>Whether it may; null where torch cannot be asked.</summary>
    public static bool? IsOn => Context(out var torch) is { } context && NativeLibrary.TryGetExport(torch, Names.Get, out var get)
        ? ((delegate* unmanaged<nint, byte>)get)(context) != 0 : null;

    /// <summary>Says that it may not, for the whole process. Returns whether that could be said.</summary>
    public static bool SwitchOff() => Switch(0);

    /// <summary>Says that it may.</summary>
    public static bool SwitchOn() => Switch(1);

    private static bool Switch(byte isOn)
    {
        if (Context(out var torch) is not { } context || !NativeLibrary.TryGetExport(torch, Names.Set, out var set))
            return false;
        ((delegate* unmanaged<nint, byte, void>)set)(context, isOn);
        return true;
    }

    private static nint? Context(out nint torch) =>
        TorchRuntime.TryLoadLibrary(out torch) && NativeLibrary.TryGetExport(torch, Names.Context, out var context)
            ? ((delegate* unmanaged<nint>)context)() : null;
}
