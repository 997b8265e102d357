extern alias core;

using Microsoft.ML.Runtime;
using Core = core::Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Common;

/// <summary>What ML.NET's own components know of their environment, be it the context or a component's host, and others do not.</summary>
internal static class EnvironmentInternals
{
    /// <summary>The context's <see cref="MLContext.GpuDeviceId"/>; that of a host is the one when it was registered.</summary>
    public static int? GpuDeviceId(this IHostEnvironment environment) => (environment as Core.IHostEnvironmentInternal)?.GpuDeviceId;

    /// <summary>The context's <see cref="MLContext.FallbackToCpu"/>; that of a host is the one when it was registered.</summary>
    public static bool FallbackToCpu(this IHostEnvironment environment) => (environment as Core.IHostEnvironmentInternal)?.FallbackToCpu ?? true;

    /// <summary>Whether <c>CancelExecution</c> of the context was called. A host knows; the context itself does not.</summary>
    public static bool IsCanceled(this IHostEnvironment environment) => environment is Core.ICancelable { IsCanceled: true };
}
