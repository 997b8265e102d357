using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>One of the two processes that take turns: this program once more, in an environment that is the same for both.</summary>
internal sealed class Side : IDisposable
{
    private readonly string _name;
    private readonly Process _process;

    public Side(string name, string[] arguments, int threads)
    {
        _name = name;
        // Started as a program of its own or through "dotnet": the same way again.
        var throughHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var all = throughHost ? [typeof(Side).Assembly.Location, .. arguments] : arguments;
        var start = new ProcessStartInfo(Environment.ProcessPath!, all) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        // What the product sets by itself: a plain script has it as well, or it would do other work.
        start.Environment["MKL_CBWR"] = "AUTO";
        _process = Process.Start(start)!;
    }

    /// <summary>Sends a command and reads the number that answers it.</summary>
    public double Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() is { } line
            ? double.Parse(line, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The {_name} side ended: see its messages above.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
