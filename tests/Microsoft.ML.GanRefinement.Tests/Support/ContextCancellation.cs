using System.Reflection;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>What the package Microsoft.ML.Experimental makes public.</summary>
internal static class ContextCancellation
{
    public static void CancelExecution(this MLContext context) =>
        typeof(MLContext).GetMethod("CancelExecution", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(context, null);
}
