namespace Microsoft.ML.GanRefinement.Mpi.Tests;

/// <summary>Ranks on two hosts, of which one is cut off while they train. Its tests are those of the slow ones.</summary>
public abstract class CutOffHost
{
    private const int Patience = 5;

    [Fact]
    public void Ends_the_job_with_a_message_when_patience_ends()
    {
        Assert.Null(NetworkNamespaces.Missing);
        using NetworkNamespaces hosts = new();
        using var job = MpiJob.On(hosts, Patience, "train", "100000");
        var process = int.Parse(job.Await("pid 1 "));
        job.Await("iteration 5");
        hosts.Cut();
        var (code, took) = job.End();
        Assert.NotEqual(0, code);
        Assert.InRange(took, TimeSpan.FromSeconds(Patience - 1), TimeSpan.FromSeconds(Patience + 15));
        Assert.Contains("of 2 has waited 5 s for the others: one of them hangs, or its host is cut off.", job.Text);
        // The rank of the other host has ended itself, whether or not anybody hears of it.
        Assert.True(SpinWait.SpinUntil(() => !File.Exists($"/proc/{process}/exe"), TimeSpan.FromSeconds(Patience + 15)));
    }
}
