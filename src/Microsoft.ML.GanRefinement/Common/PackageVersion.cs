using System.Reflection;

namespace Microsoft.ML.GanRefinement.Common;

/// <summary>This library's version as its package has it, for models and protocols: the assembly's stays the same over versions that fit together.</summary>
internal static class PackageVersion
{
    /// <summary>Without the commit.</summary>
    public static string Text { get; } =
        typeof(PackageVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
