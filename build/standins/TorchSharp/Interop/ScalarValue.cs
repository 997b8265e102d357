using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A number as it crosses the border; the layout is shim.h's ScalarValue.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct ScalarValue(long bits, long kind)
{
    internal const long NoneKind = -1, IntKind = 0, DoubleKind = 1, BoolKind = 2;

    /// <summary>An argument that was not given.</summary>
    internal static ScalarValue None => new(0, NoneKind);

    internal readonly long Bits = bits;
    internal readonly long Kind = kind;
}
