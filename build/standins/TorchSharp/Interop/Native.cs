using System;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The C border. Handles returned are owned by the caller; a null handle, false or 0 may mean an error.</summary>
internal static unsafe partial class Native
{
    internal const string Library = "LibTorchSharp";

    /// <summary>Throws what libtorch said on this thread since the last check, if anything.</summary>
    internal static void CheckForErrors()
    {
        IntPtr message = gan_last_error();
        if (message != IntPtr.Zero)
            throw new ExternalException(Marshal.PtrToStringUTF8(message));
    }

    /// <summary>For entry points that report success.</summary>
    internal static void Check(bool done)
    {
        if (!done)
            CheckForErrors();
    }

    [DllImport(Library)]
    private static extern IntPtr gan_last_error();
}
