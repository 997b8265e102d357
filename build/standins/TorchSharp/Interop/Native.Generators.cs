using System;
using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Native
{
    [DllImport(Library)] internal static extern IntPtr gan_generator_new(ulong seed);
    [DllImport(Library)] internal static extern IntPtr gan_generator_default();
    [DllImport(Library)] internal static extern void gan_generator_free(IntPtr generator);
    [DllImport(Library)] internal static extern bool gan_generator_manual_seed(IntPtr generator, ulong seed);
    [DllImport(Library)] internal static extern ulong gan_generator_seed(IntPtr generator);
    [DllImport(Library)] internal static extern ulong gan_generator_initial_seed(IntPtr generator);
    [DllImport(Library)] internal static extern IntPtr gan_generator_get_state(IntPtr generator);
    [DllImport(Library)] internal static extern bool gan_generator_set_state(IntPtr generator, IntPtr state);
}
