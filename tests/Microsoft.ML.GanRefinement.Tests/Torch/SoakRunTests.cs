using System.Diagnostics;
using Microsoft.ML.GanRefinement.Soak;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

/// <summary>Every trainer, refiner and metric, and 5,000 predictions, beside a collector that never rests.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(StartsProcesses))]
public sealed class SoakRunTests
{
    [Fact]
    public void Nothing_fails_and_no_bit_changes_beside_a_collector_that_never_rests()
    {
        // In a process of its own, whose code is optimised from the start.
        ProcessStartInfo start = new("dotnet", ["exec", typeof(SoakRun).Assembly.Location, "--minutes", "0"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var report = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, report);
        Assert.Matches(@"1 passes, \d{3} iterations, 5,000 predictions, [1-9]\d*,\d{3} collections, 0 failures", report);
    }
}
