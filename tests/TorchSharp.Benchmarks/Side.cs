using System.Diagnostics;
using System.Globalization;

namespace TorchSharp.Benchmarks;

/// <summary>One of the two processes that take turns.</summary>
internal sealed class Side : IDisposable
{
    private readonly Process _process;

    private Side(string name, string file, IEnumerable<string> arguments, int threads)
    {
        Name = name;
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // The core type of OpenBLAS is whatever the caller's environment says, for both.
        start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
        start.Environment["OMP_NUM_THREADS"] = threads.ToString();
        _process = Process.Start(start)!;
    }

    public string Name { get; }

    public static Side CSharp(int threads)
    {
        // Started as a program of its own or through "dotnet": the same way again.
        bool throughHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        string[] arguments = ["worker", threads.ToString()];
        return new Side("C#", Environment.ProcessPath!, throughHost ? [typeof(Side).Assembly.Location, .. arguments] : arguments, threads);
    }

    public static Side Python(int threads)
        => new("Python", "/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "dcgan32.py"), threads.ToString()], threads);

    public double Seconds(string command, int count) => double.Parse(Ask(command, count), CultureInfo.InvariantCulture);

    public string Ask(string command, int count)
    {
        _process.StandardInput.WriteLine($"{command} {count}");
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The {Name} side ended: see its messages above.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
