using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>One place of an index expression; the layout is indexing.cpp's IndexItem.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct IndexItem(long kind, long first = 0, long second = 0, long third = 0)
{
    internal const long NoneKind = 0, EllipsisKind = 1, IntegerKind = 2, BooleanKind = 3, SliceKind = 4, TensorKind = 5;

    internal readonly long Kind = kind;
    internal readonly long First = first;
    internal readonly long Second = second;
    internal readonly long Third = third;
}
