using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Two threads for torch until it is disposed: for work that is divided among them.</summary>
internal sealed class TwoThreads : IDisposable
{
    private readonly int _before = get_num_threads();

    public TwoThreads() => set_num_threads(2);

    public void Dispose() => set_num_threads(_before);
}
