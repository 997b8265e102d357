using System.Globalization;
using TorchSharp;

namespace GanRefinement.Programs.Screen;

/// <summary>How many threads torch computes with: the library leaves that to the app.</summary>
internal static class TorchThreads
{
    /// <summary>The environment variable that says how many.</summary>
    public const string Variable = "OMP_NUM_THREADS";

    /// <summary>As many as are asked for, else as <see cref="Variable"/> says, else one per core; never more than cores: two busy teams on the same
    /// cores slow each other down tenfold.</summary>
    public static void Set(int? asked = null)
    {
        var cores = Environment.ProcessorCount;
        var inEnvironment = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var threads) ? threads : cores;
        torch.set_num_threads(Math.Clamp(asked ?? inEnvironment, 1, cores));
        TorchLog.OnlyErrors();
    }
}
