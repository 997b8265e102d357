namespace Microsoft.ML.GanRefinement.Mpi.Tests;

/// <summary>A test that starts processes by MPICH's <c>mpiexec</c>; skipped where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MpiFactAttribute : FactAttribute
{
    public MpiFactAttribute()
    {
        if (MpiJob.Missing is { } reason)
            Skip = reason;
    }
}
