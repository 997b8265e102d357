using System.Globalization;
using TorchSharp;

namespace GanRefinement.Examples.Demo;

/// <summary>How many threads torch computes with: the library leaves that to the app.</summary>
internal static class TorchThreads
{
    /// <summary>The environment variable that says how many.</summary>
    public const string Variable = "OMP_NUM_THREADS";

    /// <summary>As many as <see cref="Variable"/> says, else one per core, never more than cores: two busy teams on the same cores slow
    /// each other down tenfold.</summary>
    public static void Set()
    {
        var cores = Environment.ProcessorCount;
        var asked = Environment.GetEnvironmentVariable(Variable);
        torch.set_num_threads(int.TryParse(asked, CultureInfo.InvariantCulture, out var threads) ? Math.Clamp(threads, 1, cores) : cores);
    }
}
