extern alias core;

using Core = core::Microsoft.ML;

namespace Microsoft.ML.GanRefinement.Interop;

/// <summary>Our <see cref="ModelIdentity"/> as ML.NET's internal structure.</summary>
internal static class VersionInfos
{
    public static Core.VersionInfo Of(ModelIdentity identity) => new(
        identity.ModelSignature,
        identity.VersionWritten,
        identity.VersionReadable,
        identity.VersionWeCanReadBack,
        identity.LoaderAssembly,
        identity.LoaderSignature);
}
