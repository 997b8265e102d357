using System.Collections.Concurrent;

namespace Microsoft.ML.Runtime;

/// <summary>Hands messages to those who listen to their type; one for an environment and all its hosts.</summary>
internal sealed class MessageDispatcher
{
    private readonly ConcurrentDictionary<Type, Delegate> _listeners = new();

    public void AddListener<TMessage>(Action<IMessageSource, TMessage> listener)
        => _listeners.AddOrUpdate(typeof(TMessage), listener, (_, others) => Delegate.Combine(others, listener));

    public void Send<TMessage>(IMessageSource source, TMessage message)
    {
        if (_listeners.TryGetValue(typeof(TMessage), out Delegate listeners))
            ((Action<IMessageSource, TMessage>)listeners)(source, message);
    }
}
