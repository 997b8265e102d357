using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Conversions that return the module as what it is.</summary>
public static class ModuleExtensionMethods
{
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false) where T : nn.Module
        => Converted(module, device, type);

    public static T to<T>(this T module, Device device, bool non_blocking = false) where T : nn.Module => Converted(module, device, null);

    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module
        => Converted(module, new Device(deviceType, deviceIndex), null);

    public static T to<T>(this T module, ScalarType type, bool non_blocking = false) where T : nn.Module => Converted(module, null, type);

    public static T cpu<T>(this T module, bool non_blocking = false) where T : nn.Module => Converted(module, CPU, null);

    public static T @float<T>(this T module, bool non_blocking = false) where T : nn.Module => Converted(module, null, ScalarType.Float32);

    public static T @double<T>(this T module, bool non_blocking = false) where T : nn.Module => Converted(module, null, ScalarType.Float64);

    private static T Converted<T>(T module, Device device, ScalarType? type) where T : nn.Module
    {
        module.Convert(device, type);
        return module;
    }
}
