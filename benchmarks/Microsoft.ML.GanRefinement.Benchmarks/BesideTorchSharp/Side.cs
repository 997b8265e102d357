using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>One of the two processes that take turns: this program once more, in an environment that is the same for both.</summary>
internal sealed class Side : IDisposable
{
    private readonly Process _process;

    /// <param name="name">For messages.</param>
    /// <param name="arguments">The program's.</param>
    /// <param name="threads">How many it computes with.</param>
    /// <param name="reportsWork">Whether oneDNN prints what it does.</param>
    public Side(string name, string[] arguments, int threads, bool reportsWork = false)
    {
        Name = name;
        // Started as a program of its own or through "dotnet": the same way again.
        var throughHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var all = throughHost ? [typeof(Side).Assembly.Location, .. arguments] : arguments;
        var start = new ProcessStartInfo(Environment.ProcessPath!, all) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        // What the product sets by itself: a plain script has it as well, or it would do other work.
        start.Environment["MKL_CBWR"] = "AUTO";
        if (reportsWork)
            start.Environment["ONEDNN_VERBOSE"] = "profile_exec";
        _process = Process.Start(start)!;
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Lines of oneDNN's since the last answer but one.</summary>
    public List<string> Work { get; } = [];

    /// <summary>Sends a command and reads the number that answers it.</summary>
    public double Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.StartsWith("onednn_verbose", StringComparison.Ordinal))
                return double.Parse(line, CultureInfo.InvariantCulture);
            Work.Add(line);
        }
        throw new InvalidOperationException($"The {Name} side ended: see its messages above.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
