using System.Globalization;
using TorchSharp;

namespace GanRefinement.Examples.Demo;

/// <summary>How many threads torch computes with: the library leaves that to the app.</summary>
internal static class TorchThreads
{
    /// <summary>As many as OMP_NUM_THREADS says, else one per core, never more than cores: two busy teams on the same cores slow each other down tenfold.</summary>
    public static void Set()
    {
        int cores = Environment.ProcessorCount;
        string? asked = Environment.GetEnvironmentVariable("OMP_NUM_THREADS");
        torch.set_num_threads(int.TryParse(asked, CultureInfo.InvariantCulture, out int threads) ? Math.Clamp(threads, 1, cores) : cores);
    }
}
