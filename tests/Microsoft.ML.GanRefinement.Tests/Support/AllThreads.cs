using System.Diagnostics;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Lets a process of its own compute on all cores, as users' do: the tests' own has one thread, by tests.runsettings.</summary>
internal static class AllThreads
{
    public static void For(ProcessStartInfo start) => start.Environment.Remove("OMP_NUM_THREADS");
}
