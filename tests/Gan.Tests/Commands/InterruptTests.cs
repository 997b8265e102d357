using System.Diagnostics;
using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Tests.Commands;

/// <summary>Ctrl-C and SIGTERM, on the real process.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(UsesTorch))]
public sealed class InterruptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gan").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Stopped before the first report, it is no less stopped.
    [Theory]
    [InlineData("1", "metrics.jsonl")]
    [InlineData("1000000", "checkpoints/checkpoint-000000001.gan")]
    public async Task A_stopped_run_is_saved_says_how_to_go_on_and_goes_on(string progressInterval, string begun)
    {
        var (data, target) = (Path.Combine(_folder, "data"), Path.Combine(_folder, "run"));
        TinyData.Write(data);
        string[] settings =
        [
            "--data", data, "--out", target, "--max-iterations", "1000000", "--progress-interval", progressInterval, "--checkpoint-interval", "1",
            "--checkpoints-to-keep", "1000000", "--seed", "1", .. TinyRun.Small,
        ];
        ProcessStartInfo start = new("dotnet", [typeof(GanProgram).Assembly.Location, "train", .. settings]) { RedirectStandardOutput = true };
        // Beside the tests' own team of threads another one would wait for its turn most of the time.
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        RunFolder folder = new(target);
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (!File.Exists(Path.Combine(target, begun)) && !process.HasExited)
            await Task.Delay(50, patience.Token);
        using (Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await process.WaitForExitAsync(patience.Token);

        Assert.Equal(ExitCode.Stopped, process.ExitCode);
        Assert.Contains($"gan train --resume {target}", await output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.Model));
        var state = RunState.Load(folder.State)!;
        Assert.Equal("stopped", state.Status);
        Assert.InRange(state.Iteration, 1, 999_999);
        Shell.Succeed("train", "--resume", target, "--max-iterations", $"{state.Iteration + 2}");
        Assert.Equal("done", RunState.Load(folder.State)!.Status);
    }
}
