using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.Runtime;

namespace GanRefinement.Gan.Runs;

/// <summary>What every command works with.</summary>
/// <param name="Ml">The context.</param>
/// <param name="Terminal">Where it speaks.</param>
/// <param name="Cancellation">Cancelled by Ctrl-C.</param>
internal sealed record Session(MLContext Ml, Terminal Terminal, CancellationToken Cancellation)
{
    /// <summary>Starts one.</summary>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="seed">The context's seed.</param>
    /// <param name="values">Threads and GPU.</param>
    /// <param name="cancellation">Cancelled by Ctrl-C.</param>
    /// <param name="log">A file of all that ML.NET's log says; null for none. Warnings are shown in any case.</param>
    public static Session Start(Terminal terminal, int? seed, SettingValues values, CancellationToken cancellation, string? log = null)
    {
        TorchThreads.Set(values.Has(TrainSettings.Threads) ? values.Count(TrainSettings.Threads, 1) : null);
        MLContext ml = new(seed) { GpuDeviceId = values.Get<int?>(TrainSettings.Gpu, null) };
        ml.Log += (_, e) =>
        {
            if (e.Kind == ChannelMessageKind.Trace)
                return;
            if (log is not null)
                File.AppendAllText(log, $"{DateTimeOffset.UtcNow:O} {e.Kind} {e.Source}: {e.RawMessage}\n");
            // The table of metrics has its warnings below it.
            if (e.Kind is ChannelMessageKind.Warning or ChannelMessageKind.Error && !e.Source.EndsWith(nameof(GanCatalog.Evaluate), StringComparison.Ordinal))
                terminal.Line($"{e.Kind}: {ProgramWords.Of(e.RawMessage)}");
        };
        return new Session(ml, terminal, cancellation);
    }
}
