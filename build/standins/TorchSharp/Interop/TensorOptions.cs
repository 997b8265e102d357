using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What all factories share; the layout is creation.cpp's Options.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct TensorOptions
{
    internal readonly int Type;
    internal readonly int DeviceType;
    internal readonly int DeviceIndex;
    internal readonly int RequiresGrad;

    internal TensorOptions(torch.ScalarType? dtype, torch.Device device, bool requiresGrad)
    {
        // -1 leaves the choice to libtorch: its default type, or the type of the values.
        Type = dtype is { } type ? (int)type : -1;
        DeviceType = (int)(device?.type ?? TorchSharp.DeviceType.CPU);
        DeviceIndex = device?.index ?? -1;
        RequiresGrad = requiresGrad ? 1 : 0;
    }
}
