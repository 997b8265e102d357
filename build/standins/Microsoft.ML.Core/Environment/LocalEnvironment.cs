namespace Microsoft.ML.Runtime;

/// <summary>The environment inside an <c>MLContext</c>.</summary>
internal sealed class LocalEnvironment : HostEnvironmentBase
{
    public LocalEnvironment(int? seed)
        : base(seed)
    {
    }

    public override string ContextDescription => "HostEnvironment";

    public void AddListener(Action<IMessageSource, ChannelMessage> listener) => Dispatcher.AddListener(listener);
}
