using System.Text.RegularExpressions;
using GanRefinement.Gan.Tests;
using Microsoft.ML.GanRefinement.MpiProbe;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Mpi.Tests;

/// <summary>Two processes started by mpiexec.</summary>
[Trait("Run", "EachCommit")]
public sealed class MpiClusterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gan-mpi-");

    private string Checkpoints => Path.Combine(_folder.FullName, "checkpoints");

    [MpiFact]
    public void Ranks_sum_broadcast_and_wait_for_each_other()
    {
        using MpiJob job = new("calls");
        Assert.Equal(0, job.End().ExitCode);
        Assert.Contains("rank 0 of 2: 1 1999 7", job.Text);
        Assert.Contains("rank 1 of 2: 1 1999 7", job.Text);
    }

    [MpiFact]
    public void Training_has_the_bits_of_ranks_in_memory_and_the_same_on_both()
    {
        using MpiJob job = new("train", "6");
        Assert.True(job.End().ExitCode == 0, job.Text);
        var expected = MemoryCluster.Results(2, cluster => ProbeTraining.Train(cluster, 6));
        Assert.Equal(expected[0], expected[1]);
        Assert.Contains($"rank 0 weights {expected[0]}", job.Text);
        Assert.Contains($"rank 1 weights {expected[0]}", job.Text);
    }

    [MpiFact]
    public void A_failing_rank_ends_all_with_its_name_and_last_checkpoint()
    {
        using MpiJob job = new("fail", Checkpoints);
        Assert.NotEqual(0, job.End().ExitCode);
        Assert.Contains("Rank 0 of 2 failed: The disk is full. The last checkpoint: that of iteration 10 in", job.Text);
    }

    [MpiFact]
    public void The_program_trains_with_both_and_the_first_writes_one_run()
    {
        var run = Path.Combine(_folder.FullName, "run");
        using var job = MpiJob.OfGan("train", "--mpi", "--data", "ring", "--out", run, "--max-iterations", "4", "--batch-size", "8", "--networks", "mlp",
            "--latent-size", "4", "--progress-interval", "2");
        Assert.True(job.End().ExitCode == 0, job.Text);
        Assert.True(File.Exists(Path.Combine(run, "gan.zip")), job.Text);
        Assert.Single(job.Text.Split('\n'), line => line.StartsWith("Model ", StringComparison.Ordinal));
    }

    [MpiFact]
    public void The_program_generates_refines_and_evaluates_with_both_what_one_process_does()
    {
        string Place(string name) => Path.Combine(_folder.FullName, name);
        TinyData.Write(Place("data"));
        var run = Place("run");
        Succeed(MpiJob.OfGanAlone("train", "--data", Place("data"), "--out", run, "--max-iterations", "2", "--batch-size", "8", "--size", "8", "--networks",
            "dcgan:baseChannels=2", "--latent-size", "4"));
        AssertSame("generate", "sheet.png", "--count", "300");
        AssertSame("refine", "refined.png", "--count", "300");
        AssertSame("evaluate", "metrics.json", "--metrics", "kernelDistance:subsets=3,subsetSize=5", "recall", "--keep-features");
        Assert.Empty(Directory.GetFiles(_folder.FullName, "*.shard"));

        void AssertSame(string command, string name, params string[] more)
        {
            string[] what = [command, "--model", run, "--seed", "3", .. more];
            Succeed(MpiJob.OfGan([.. what, "--mpi", "--out", Place("two-" + name)]));
            Succeed(MpiJob.OfGanAlone([.. what, "--out", Place("one-" + name)]));
            Assert.Equal(File.ReadAllBytes(Place("one-" + name)), File.ReadAllBytes(Place("two-" + name)));
        }
    }

    [MpiFact]
    public void Evaluating_has_the_values_of_one_process_on_both()
    {
        using MpiJob job = new("evaluate");
        Assert.True(job.End().ExitCode == 0, job.Text);
        double[] expected = [.. ProbeEvaluation.Evaluate(null)];
        foreach (var rank in new[] { "rank 0 metrics ", "rank 1 metrics " })
        {
            var line = job.Text.Split('\n').Single(line => line.StartsWith(rank, StringComparison.Ordinal));
            var found = line[rank.Length..].Split(' ').Select(double.Parse).ToArray();
            Assert.Equal(expected.Length, found.Length);
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
        }
    }

    [MpiFact]
    public void Ctrl_C_ends_no_rank_before_the_first_one_has_saved()
    {
        var run = Path.Combine(_folder.FullName, "run");
        using var job = MpiJob.OfGan("train", "--mpi", "--data", "ring", "--out", run, "--max-iterations", "100000", "--batch-size", "8", "--networks",
            "mlp:generatorWidths=[1200,1200,1200]", "--latent-size", "4", "--progress-interval", "1", "--checkpoint-interval", "100000");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(Path.Combine(run, "metrics.jsonl")), TimeSpan.FromSeconds(60)), job.Text);
        job.Signal("INT");
        job.End();
        Assert.Contains("Stopped. The networks are in", job.Text);
        Assert.True(File.Exists(Path.Combine(run, "gan.zip")), job.Text);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(run, "checkpoints"), "*.gan"));
    }

    [MpiFact]
    public void A_rank_with_wrong_settings_ends_all()
    {
        using var job = MpiJob.OfGanAndMore(["train", "--mpi", "--data", "ring", "--out", Path.Combine(_folder.FullName, "run")], "--config", "nowhere.yaml");
        var (code, took) = job.End();
        Assert.NotEqual(0, code);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Contains("There is no settings file 'nowhere.yaml'.", job.Text);
        Assert.Contains("Rank 1 of 2 has ended with exit code 2.", job.Text);
    }

    [MpiFact]
    public void A_rank_with_wrong_settings_ends_all_where_a_file_asks_for_MPI()
    {
        var settings = Path.Combine(_folder.FullName, "settings.yaml");
        File.WriteAllText(settings, $"data: ring\nmpi: true\nmaxIterations: 100000\nout: {Path.Combine(_folder.FullName, "run")}\n");
        using var job = MpiJob.OfGanAndMore(["train", "--config", settings], "--batch-size", "many");
        var (code, took) = job.End();
        Assert.NotEqual(0, code);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Contains("Rank 1 of 2 has ended with exit code 2.", job.Text);
    }

    [MpiFact]
    public void Ranks_of_which_only_some_have_the_flag_or_the_same_command_end_all()
    {
        var settings = Path.Combine(_folder.FullName, "settings.yaml");
        File.WriteAllText(settings, $"data: ring\nmpi: true\nmaxIterations: 100000\nout: {Path.Combine(_folder.FullName, "run")}\n");
        using var flag = MpiJob.OfGanAndMore(["train", "--config", settings], "--mpi", "false");
        Assert.NotEqual(0, flag.End().ExitCode);
        Assert.Contains("--mpi: some of the processes that were started together have it, and rank 1 has not.", flag.Text);
        using var command = MpiJob.OfGans(["train", "--config", settings], ["generate", "--mpi", "--model", "nowhere"]);
        Assert.NotEqual(0, command.End().ExitCode);
        Assert.Contains("The processes that were started together have different commands", command.Text);
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "run")));
    }

    [MpiFact]
    public void Tasks_without_the_flag_end_for_themselves()
    {
        var run = Path.Combine(_folder.FullName, "run");
        string[] train = ["train", "--max-iterations", "300", "--batch-size", "8", "--latent-size", "4"];
        using var job = MpiJob.OfGans([.. train, "--data", "ring", "--out", run], [.. train, "--data", "nowhere"]);
        Assert.NotEqual(0, job.End().ExitCode);
        Assert.Contains("'nowhere'", job.Text);
        Assert.True(File.Exists(Path.Combine(run, "gan.zip")), job.Text);
        Assert.Contains("\"done\"", File.ReadAllText(Path.Combine(run, "run.json")));
    }

    // As from timeout or a batch scheduler: mpiexec hears of it, and passes it on to ranks that have heard of it too.
    [MpiFact]
    public void A_signal_to_all_processes_at_once_loses_nothing_and_one_to_any_rank_stops_the_run()
    {
        foreach (var (name, ranks) in new[] { ("all", "0 1 mpiexec"), ("one", "1") })
        {
            var run = Path.Combine(_folder.FullName, name);
            using var job = MpiJob.OfGan("train", "--mpi", "--data", "ring", "--out", run, "--max-iterations", "100000", "--batch-size", "8", "--networks",
                "mlp", "--latent-size", "4", "--progress-interval", "1", "--checkpoint-interval", "100000");
            Assert.True(SpinWait.SpinUntil(() => File.Exists(Path.Combine(run, "metrics.jsonl")), TimeSpan.FromSeconds(60)), job.Text);
            var log = File.ReadAllText(Path.Combine(run, "log.txt"));
            foreach (var rank in ranks.Split(' '))
            {
                if (rank == "mpiexec")
                    job.Signal("TERM");
                else
                    MpiJob.Signal("TERM", Regex.Match(log, $@"rank {rank} is process (\d+)").Groups[1].Value);
            }
            Assert.NotEqual(0, job.End().ExitCode);
            Assert.Contains("Stopped. The networks are in", job.Text);
            Assert.Contains("\"stopped\"", File.ReadAllText(Path.Combine(run, "run.json")));
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(run, "checkpoints"), "*.gan"));
        }
    }

    [MpiFact]
    public void The_log_says_which_process_a_rank_is()
    {
        var run = Path.Combine(_folder.FullName, "run");
        using var job = MpiJob.OfGan("train", "--mpi", "--data", "ring", "--out", run, "--max-iterations", "2", "--batch-size", "8", "--networks", "mlp",
            "--latent-size", "4");
        Assert.True(job.End().ExitCode == 0, job.Text);
        Assert.Matches($@"rank 0 is process \d+ on {Environment.MachineName}, rank 1 is process \d+ on {Environment.MachineName}\.",
            File.ReadAllText(Path.Combine(run, "log.txt")));
    }

    [MpiFact]
    public void A_process_that_nobody_started_with_others_is_alone() => Assert.Equal((0, 1), (MpiCluster.Current.Rank, MpiCluster.Current.Size));

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Succeed(MpiJob job)
    {
        using (job)
            Assert.True(job.End().ExitCode == 0, job.Text);
    }
}
