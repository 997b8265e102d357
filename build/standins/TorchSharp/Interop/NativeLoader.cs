using System;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Loads the shim, with the thread environment in place and with an error that says what is missing.</summary>
internal static unsafe class NativeLoader
{
#pragma warning disable CA2255 // The resolver has to be there before the first native call, whichever that is.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeLoader).Assembly, Resolve);

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Native.Library)
            return IntPtr.Zero;
        // Spinning OpenMP workers starve everything else on a small machine; libgomp reads this while it loads.
        fixed (byte* variable = "OMP_WAIT_POLICY\0"u8, value = "PASSIVE\0"u8)
            setenv(variable, value, overwrite: 0);

        string file = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
        if (!File.Exists(file))
            file = Path.Combine(Path.GetDirectoryName(assembly.Location) ?? "", "libLibTorchSharp.so");
        if (!File.Exists(file))
            throw new DllNotFoundException(
                $"libLibTorchSharp.so is not in '{AppContext.BaseDirectory}'. "
                + "It is built with the TorchSharp stand-in: build the project again.");
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException(
                $"'{file}' is there, but a library that it needs is not: {e.Message} Install Debian's libtorch-dev (build/setup does).", e);
        }
    }

    [DllImport("libc")]
    private static extern int setenv(byte* name, byte* value, int overwrite);
}
