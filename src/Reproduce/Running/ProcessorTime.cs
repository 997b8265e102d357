using System.Diagnostics;
using System.Globalization;

namespace GanRefinement.Reproduce.Running;

/// <summary>Seconds that the calling thread has computed for: where the system tells, what other programs take is not in them, nor is time in which it was
/// stopped. A run computes with one thread, the one that its reports come from. Elsewhere it is the clock.</summary>
internal static class ProcessorTime
{
    // The first number is nanoseconds on a processor.
    private const string LinuxFile = "/proc/thread-self/schedstat";
    private const double Nanoseconds = 1e9;

    /// <summary>Whether the system tells.</summary>
    public static bool IsKnown { get; } = File.Exists(LinuxFile);

    /// <summary>Seconds so far, of this thread.</summary>
    public static double Seconds => IsKnown
        ? long.Parse(File.ReadAllText(LinuxFile).Split(' ')[0], CultureInfo.InvariantCulture) / Nanoseconds
        : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
}
