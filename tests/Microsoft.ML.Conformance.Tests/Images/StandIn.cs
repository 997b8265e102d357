using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Conformance.Tests.Images;

internal static class StandIn
{
    /// <summary>Whether the image library is the repository's own and not the package.</summary>
    public static bool IsUsed { get; }
        = typeof(MLImage).Assembly.GetCustomAttribute<AssemblyTitleAttribute>()?.Title.Contains("stand-in", StringComparison.Ordinal) == true;
}
