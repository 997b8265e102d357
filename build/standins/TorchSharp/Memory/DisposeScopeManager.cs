using System;

namespace TorchSharp;

/// <summary>The calling thread's stack of dispose scopes, linked through their outer scopes.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager s_current;

    private readonly ThreadDisposeScopeStatistics _statistics = new();

    public static ThreadDisposeScopeStatistics Statistics => Current._statistics;

    internal static DisposeScopeManager Current => s_current ??= new DisposeScopeManager();

    internal DisposeScope Innermost { get; private set; }

    internal LifetimeStatistics Tensors => _statistics.TensorStatistics;

    internal DisposeScope Push() => Innermost = new DisposeScope(this, Innermost);

    /// <summary>Takes a scope out of the stack, wherever it is: scopes may be disposed of out of order.</summary>
    internal void Remove(DisposeScope scope)
    {
        if (Innermost == scope)
        {
            Innermost = scope.OuterScope;
            return;
        }
        for (DisposeScope inner = Innermost; inner is not null; inner = inner.OuterScope)
        {
            if (inner.OuterScope == scope)
                inner.OuterScope = scope.OuterScope;
        }
    }
}
