using System.Runtime.InteropServices;
using System.Text;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>Whether torch may leave work to oneDNN, which TorchSharp has no call for.</summary>
internal static unsafe class OneDnn
{
    // C++ names as compilers write them: at::globalContext(), and at::Context's setUserEnabledMkldnn(bool) and userEnabledMkldnn().
    private static (string Context, string Set, string Get) Names => OperatingSystem.IsWindows()
        ? ("?globalContext@at@@YAAEAVContext@1@XZ", "?setUserEnabledMkldnn@Context@at@@QEAAX_N@Z", "?userEnabledMkldnn@Context@at@@QEBA_NXZ")
        : ("_ZN2at13globalContextEv", "_ZN2at7Context20setUserEnabledMkldnnEb", "_ZNK2at7Context17userEnabledMkldnnEv");

    // Its newer and its older name.
    private static readonly string[] s_limits = ["ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"];

    /// <summary>Whether it may; null where torch cannot be asked.</summary>
    public static bool? IsOn => Context(out var torch) is { } context && NativeLibrary.TryGetExport(torch, Names.Get, out var get)
        ? ((delegate* unmanaged<nint, byte>)get)(context) != 0 : null;

    /// <summary>Limits the instructions that it takes, for the whole process, unless the environment has a limit already. It asks once, before its first
    /// work.</summary>
    /// <returns>Whether that could be said.</returns>
    public static bool LimitTo(string instructions)
    {
        if (s_limits.Any(name => Environment.GetEnvironmentVariable(name) is not null))
            return false;
        if (OperatingSystem.IsWindows())
        {
            Environment.SetEnvironmentVariable(s_limits[0], instructions);
            return true;
        }
        // .NET's own variables do not reach native code there.
        return OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var c) && NativeLibrary.TryGetExport(c, "setenv", out var set)
            && Call(set, s_limits[0], instructions);
    }

    private static bool Call(nint set, string name, string value)
    {
        fixed (byte* n = Encoding.UTF8.GetBytes(name + '\0'), v = Encoding.UTF8.GetBytes(value + '\0'))
            return ((delegate* unmanaged<byte*, byte*, int, int>)set)(n, v, 0) == 0;
    }

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
