using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Microsoft.ML.GanRefinement.Mpi.Tests;

/// <summary>Two ranks of the project MpiProbe, or of the program gan.</summary>
internal sealed class MpiJob : IDisposable
{
    // What hangs is killed, so that a test ends with an assertion.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _lines = [];

    public MpiJob(params string[] arguments)
        : this("MpiProbe", 2, arguments)
    {
    }

    /// <summary>Two ranks that wait for each other so many seconds.</summary>
    public MpiJob(int patience, params string[] arguments)
        : this("MpiProbe", 2, arguments, patience)
    {
    }

    private MpiJob(string program, int ranks, string[] arguments, int? patience = null, string[]? start = null)
    {
        var path = Of(program);
        string[] command = [.. start ?? ["mpiexec"], "-n", $"{ranks}", "dotnet", "exec", path, .. arguments];
        ProcessStartInfo started = new(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        started.Environment["OMP_NUM_THREADS"] = "1";
        if (patience is not null)
            started.Environment["GAN_MPI_PATIENCE"] = $"{patience}";
        // Two hosts of one machine could still share memory.
        if (start is not null)
            started.Environment["UCX_TLS"] = "tcp,self";
        _process = new Process { StartInfo = started };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? Missing { get; } =
        !NativeLibrary.TryLoad("libmpich.so.12", out _) || !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder =>
            File.Exists(Path.Combine(folder, "mpiexec")))
            ? "MPICH is missing: apt-get install mpich."
            : null;

    /// <summary>Two ranks of gan.</summary>
    public static MpiJob OfGan(params string[] arguments) => new("GanProgram", 2, arguments);

    /// <summary>Two ranks of gan, of which the second one has more arguments.</summary>
    public static MpiJob OfGanAndMore(string[] arguments, params string[] more) => OfGans(arguments, [.. arguments, .. more]);

    /// <summary>Two ranks of gan, each with arguments of its own.</summary>
    public static MpiJob OfGans(string[] first, string[] second) =>
        new("GanProgram", 1, [.. first, ":", "-n", "1", "dotnet", "exec", Of("GanProgram"), .. second]);

    /// <summary>A rank on each of two hosts, which wait for each other so many seconds.</summary>
    public static MpiJob On(NetworkNamespaces hosts, int patience, params string[] arguments) => new("MpiProbe", 2, arguments, patience, hosts.Start);

    /// <summary>One process of gan.</summary>
    public static MpiJob OfGanAlone(params string[] arguments) => new("GanProgram", 1, arguments);

    /// <summary>Sends mpiexec a signal, as Ctrl-C does.</summary>
    public void Signal(string name) => Signal(name, $"{_process.Id}");

    /// <summary>Sends a process a signal.</summary>
    public static void Signal(string name, string process)
    {
        using var kill = Process.Start("kill", [$"-{name}", process]);
        kill.WaitForExit();
    }

    /// <summary>What both ranks, and mpiexec, have written.</summary>
    public string Text
    {
        get
        {
            lock (_lines)
                return string.Join("\n", _lines);
        }
    }

    /// <summary>Waits for a line that begins so, and returns the rest of it.</summary>
    public string Await(string beginning)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < s_patience && !_process.HasExited)
        {
            lock (_lines)
            {
                if (_lines.Find(line => line.StartsWith(beginning, StringComparison.Ordinal)) is { } found)
                    return found[beginning.Length..];
            }
            Thread.Sleep(5);
        }
        throw new TimeoutException($"There was no line '{beginning}': {Text}");
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>mpiexec's exit code, and how long it took.</returns>
    public (int ExitCode, TimeSpan Took) End()
    {
        var watch = Stopwatch.StartNew();
        if (!_process.WaitForExit(s_patience))
            throw new TimeoutException($"The job did not end: {Text}");
        _process.WaitForExit();
        return (_process.ExitCode, watch.Elapsed);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
            _lines.Add(line);
    }

    private static string Of(string program) =>
        typeof(MpiJob).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == program).Value!;
}
