namespace Microsoft.ML.Runtime;

/// <summary>A pipe into an environment's dispatcher.</summary>
internal class Pipe<TMessage> : IPipe<TMessage>, IMessageSource
{
    private readonly HostEnvironmentBase _parent;
    private readonly MessageDispatcher _dispatcher;
    private bool _isDisposed;

    public Pipe(HostEnvironmentBase parent, string name, MessageDispatcher dispatcher)
    {
        _parent = parent;
        _dispatcher = dispatcher;
        ShortName = name;
        FullName = HostEnvironmentBase.Join(parent.FullName, name);
    }

    public string ShortName { get; }

    public string FullName { get; }

    public string ContextDescription => FullName;

    public void Send(TMessage msg) => _dispatcher.Send(this, msg);

    public TException Process<TException>(TException ex)
        where TException : Exception
    {
        if (ex is null)
            return null;
        ex.Data["Throwing component"] = _parent.ShortName;
        ex.Data["Phase"] = ShortName;
        return Contracts.Mark(ex);
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        OnDisposing();
    }

    protected virtual void OnDisposing()
    {
    }
}
