namespace Microsoft.ML.Runtime;

/// <summary>Takes messages until it is disposed.</summary>
public interface IPipe<TMessage> : IExceptionContext, IDisposable
{
    void Send(TMessage msg);
}
