namespace Microsoft.ML.Runtime;

/// <summary>Takes progress that nobody sees: <c>MLContext</c> listens to messages only, in the real package too.</summary>
internal sealed class SilentProgressChannel : IProgressChannel
{
    private bool _isDisposed;

    public SilentProgressChannel(string name) => Contracts.CheckNonEmpty(name, nameof(name));

    public IProgressChannel StartProgressChannel(string name) => new SilentProgressChannel(name);

    public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
    {
    }

    public void Checkpoint(params double?[] values) => Contracts.Check(!_isDisposed, "Can't report checkpoints after disposing");

    public void Dispose() => _isDisposed = true;
}
