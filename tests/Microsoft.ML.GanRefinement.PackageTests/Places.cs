using System.Reflection;

namespace Microsoft.ML.GanRefinement.PackageTests;

/// <summary>Folders that the build knew.</summary>
internal static class Places
{
    /// <summary>The library's project.</summary>
    public static string Library { get; } = Named("Library");

    /// <summary>Debug or Release, as these tests.</summary>
    public static string Configuration { get; } = Named("Configuration");

    /// <summary>Where NuGet has unpacked what the repository needs.</summary>
    public static string PackageCache { get; } = Named("PackageCache");

    /// <summary>TorchSharp's native library for Linux as it is in its package, on every system.</summary>
    public static string TorchSharpForLinux { get; } = Path.Combine(Named("TorchSharp"), "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    private static string Named(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
