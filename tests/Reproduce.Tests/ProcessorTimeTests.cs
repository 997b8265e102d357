using System.Diagnostics;
using GanRefinement.Reproduce.Running;

namespace GanRefinement.Reproduce.Tests;

public class ProcessorTimeTests
{
    [Fact]
    public void Counts_what_the_thread_computes_and_not_what_it_sleeps()
    {
        var begin = ProcessorTime.Seconds;
        Thread.Sleep(60);
        var slept = ProcessorTime.Seconds - begin;
        var watch = Stopwatch.StartNew();
        begin = ProcessorTime.Seconds;
        while (ProcessorTime.Seconds - begin < 0.01)
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "The thread computes, and its time stands still.");

        // Where the system does not tell, it is the clock.
        Assert.Equal(ProcessorTime.IsKnown, slept < 0.05);
    }
}
