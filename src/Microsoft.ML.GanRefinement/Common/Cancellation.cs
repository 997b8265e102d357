using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Common;

/// <summary>Whether work is to end: by the token that it was given, or by ML.NET's <c>CancelExecution</c> of the whole context.</summary>
/// <param name="token">The token.</param>
/// <param name="host">The host of what is fitted or evaluated, registered before work begins; null to listen to the token alone.</param>
internal readonly struct Cancellation(CancellationToken token, IHost? host = null)
{
    /// <summary>The token alone, for what can only wait for that.</summary>
    public CancellationToken Token => token;

    /// <summary>Whether it is to end.</summary>
    public bool IsRequested => token.IsCancellationRequested || IsContextCanceled;

    private bool IsContextCanceled => host?.IsCanceled() ?? false;

    /// <summary>A token alone.</summary>
    public static implicit operator Cancellation(CancellationToken token) => new(token);

    /// <summary>Ends it.</summary>
    /// <exception cref="OperationCanceledException">It is to end.</exception>
    public void ThrowIfRequested()
    {
        token.ThrowIfCancellationRequested();
        if (IsContextCanceled)
            throw new OperationCanceledException("The execution of the MLContext has been cancelled.");
    }
}
