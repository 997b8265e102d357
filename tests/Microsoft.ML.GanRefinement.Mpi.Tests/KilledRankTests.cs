using System.Diagnostics;

namespace Microsoft.ML.GanRefinement.Mpi.Tests;

/// <summary>A rank that is killed ends the job within seconds, and it can be resumed.</summary>
[Trait("Run", "EachCommit")]
public class KilledRankTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mpi");

    /// <summary>Which rank is killed, and when: so long after it has told its process's number where iterations are 0, else so many milliseconds after that
    /// iteration of this start; a checkpoint is written after every fifth.</summary>
    protected virtual IReadOnlyList<(int Rank, int Iteration, int Milliseconds)> Kills => [(1, 1, 0), (0, 6, 3)];

    private string Checkpoints => Path.Combine(_folder.FullName, "checkpoints");

    [MpiFact]
    public void Ends_the_job_within_seconds_and_it_can_be_resumed()
    {
        foreach (var (rank, iteration, wait) in Kills)
        {
            using MpiJob job = new("train", "100000", Checkpoints);
            var process = int.Parse(job.Await($"pid {rank} "));
            if (iteration > 0)
            {
                job.Await("iteration ");
                job.Await($"iteration {FirstAfter(job, iteration)}");
            }

            Thread.Sleep(wait);
            using (var victim = Process.GetProcessById(process))
                victim.Kill();
            var (code, took) = job.End();
            Assert.True(code != 0, $"Rank {rank}, iteration {iteration}, {wait} ms: {job.Text}");
            Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        }

        var last = Directory.GetFiles(Checkpoints, "*.gan").Max()!;
        var done = int.Parse(Path.GetFileNameWithoutExtension(last).Split('-')[1]);
        using MpiJob resumed = new("train", $"{done + 2}", Checkpoints);
        Assert.True(resumed.End().ExitCode == 0, resumed.Text);
        Assert.Contains($"iteration {done + 2}", resumed.Text);
        Assert.DoesNotContain($"iteration {done}\n", resumed.Text);
    }

    // As when its host is cut off: it is there, and says nothing.
    [MpiFact]
    public void One_that_says_nothing_ends_the_job_with_a_message_when_patience_ends()
    {
        using MpiJob job = new(2, "train", "100000");
        var process = job.Await("pid 1 ");
        job.Await("iteration 3");
        MpiJob.Signal("STOP", process);
        var (code, took) = job.End();
        Assert.NotEqual(0, code);
        Assert.InRange(took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Assert.Contains("Rank 0 of 2 has waited 2 s for the others: one of them hangs, or its host is cut off.", job.Text);
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    // A resumed job begins with the iteration after the checkpoint.
    private static int FirstAfter(MpiJob job, int iterations) =>
        int.Parse(job.Text.Split('\n').First(line => line.StartsWith("iteration ", StringComparison.Ordinal)).Split(' ')[1]) + iterations - 1;
}
