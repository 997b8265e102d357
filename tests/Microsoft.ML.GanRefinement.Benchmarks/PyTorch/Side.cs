using System.Diagnostics;
using System.Globalization;

namespace TorchSharp.Benchmarks;

/// <summary>One of the two processes that take turns.</summary>
internal sealed class Side : IDisposable
{
    private readonly Process _process;

    private Side(string name, string file, IEnumerable<string> arguments, int threads, params (string Name, string Value)[] environment)
    {
        Name = name;
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // The core type of OpenBLAS is whatever the caller's environment says, for both.
        start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
        start.Environment["OMP_NUM_THREADS"] = threads.ToString();
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        _process = Process.Start(start)!;
    }

    public string Name { get; }

    /// <summary>This program once more, with other arguments.</summary>
    public static Side CSharp(string[] arguments, int threads, params (string Name, string Value)[] environment)
    {
        // Started as a program of its own or through "dotnet": the same way again.
        bool throughHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        string[] all = throughHost ? [typeof(Side).Assembly.Location, .. arguments] : arguments;
        return new Side("C#", Environment.ProcessPath!, all, threads, environment);
    }

    /// <summary>A script beside this program.</summary>
    public static Side Python(string script, string[] arguments, int threads)
        => new("Python", "/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, script), .. arguments], threads);

    public double Seconds(string command, int count) => double.Parse(Ask(command, count), CultureInfo.InvariantCulture);

    public string Ask(string command, int count)
    {
        Send(command, count);
        return ReadLine(_ => true);
    }

    public void Send(string command, int count)
    {
        _process.StandardInput.WriteLine($"{command} {count}");
        _process.StandardInput.Flush();
    }

    /// <summary>The first line that is the answer.</summary>
    public string ReadLine(Func<string, bool> isAnswer)
    {
        while (_process.StandardOutput.ReadLine() is { } line)
            if (isAnswer(line))
                return line;
        throw new InvalidOperationException($"The {Name} side ended: see its messages above.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
