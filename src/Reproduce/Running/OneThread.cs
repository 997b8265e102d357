using TorchSharp;

namespace GanRefinement.Reproduce.Running;

/// <summary>Torch computes with one thread until this is disposed of: sums come out differently in the last bits when another number of
/// threads shares them. The number belongs to the calling thread, so each worker says so for itself.</summary>
internal sealed class OneThread : IDisposable
{
    private readonly int _before = torch.get_num_threads();

    public OneThread() => torch.set_num_threads(1);

    public void Dispose() => torch.set_num_threads(_before);
}
