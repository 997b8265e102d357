using System.Diagnostics;
using System.Reflection;
using Microsoft.ML.GanRefinement.Fuzz.Mutations;

namespace Microsoft.ML.GanRefinement.Fuzz;

/// <summary>Loads damaged model files. Each must be refused by a clear exception or give the sound model's images, in bounded time and
/// memory.</summary>
internal sealed class ModelFuzzer(FuzzSubject subject)
{
    private const long MaxMemory = 256L << 20;
    private static readonly TimeSpan s_maxTime = TimeSpan.FromSeconds(5);

    private static string StillBusy => $"still busy after {s_maxTime.TotalSeconds} s";

    /// <summary>Loads the files of these numbers; the same number gives the same file.</summary>
    public FuzzReport Run(int first, int count)
    {
        FuzzReport report = new();
        using WatchedTemporaryFolder temporary = new();
        for (var number = first; number < first + count; number++)
        {
            Random random = new(number);
            var mutation = AllMutations.List[number % AllMutations.List.Count];
            var file = mutation.Apply(subject.File, random);
            report.Files++;
            if (Try(report, file, mutation) is { } failure)
            {
                var list = failure == StillBusy && IsMlNetBusy(file) ? report.OfMlNet : report.Failures;
                list.Add($"#{number}, {mutation.Name}: {failure}");
            }
        }

        // ML.NET leaves the folder of a file that is no zip to its reader's finalizer.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        report.Failures.AddRange(temporary.Content.Select(path => $"left behind: {path}"));
        return report;
    }

    private string? Try(FuzzReport report, byte[] file, Mutation mutation)
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var peak = PeakMemory();
        var time = Stopwatch.StartNew();
        var ended = TimeLimit.TryRun(() => subject.Load(file), s_maxTime, out var load);
        var memory = Math.Max(GC.GetTotalAllocatedBytes() - allocated, PeakMemory() - peak);
        report.Longest = time.Elapsed > report.Longest ? time.Elapsed : report.Longest;
        report.MostMemory = Math.Max(report.MostMemory, memory);
        var failure = !ended ? StillBusy : Judge(report, load, mutation);
        return failure ?? (memory > MaxMemory ? $"takes {memory >> 20} MB" : null);
    }

    // ML.NET reads the schema of the rows before anything else; some schemas keep it busy, whatever the model is.
    private bool IsMlNetBusy(byte[] file) =>
        subject.WithSchemaOf(file) is { } other && !TimeLimit.TryRun(() => FuzzSubject.LoadOnly(other), s_maxTime / 2, out _);

    private string? Judge(FuzzReport report, Task<float[]> load, Mutation mutation)
    {
        if (load.Exception is { } failure)
        {
            var error = failure.InnerException!;
            while (error is TargetInvocationException { InnerException: { } inner })
                error = inner;

            report.Refused(error.GetType());
            return IsClear(error) ? null : error.ToString();
        }

        if (load.Result.AsSpan().SequenceEqual(subject.Images))
        {
            report.Same++;
            return null;
        }

        if (!mutation.Forged)
            return "gives other images than the sound file";

        report.Others++;
        return null;
    }

    // ArgumentException: a column that a damaged file names otherwise is not found. IOException covers files that end too early and
    // assemblies that are not there, ML.NET's own error for a loader that it does not know.
    private static bool IsClear(Exception error) =>
        IsOfMLNetsOwnChain(error)
        || error is FormatException or InvalidDataException or InvalidOperationException or IOException or ArgumentException
            or NotSupportedException or BadImageFormatException
        && error is not (ObjectDisposedException or ArgumentNullException)
        && error.Message.Length > 0;

    // ML.NET computes with the count of a chain's parts before it looks whether it can be one.
    private static bool IsOfMLNetsOwnChain(Exception error) =>
        error is OverflowException && error.TargetSite?.DeclaringType?.Assembly == typeof(Microsoft.ML.Data.TransformerChain<>).Assembly;

    private static long PeakMemory()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
