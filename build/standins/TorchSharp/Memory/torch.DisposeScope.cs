using System;

namespace TorchSharp;

public static partial class torch
{
    public static DisposeScope CurrentDisposeScope => DisposeScopeManager.Current.Innermost;

    /// <summary>Opens a scope on this thread; it frees what the thread made in it unless that was moved out.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Current.Push();

    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using DisposeScope scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    public static void CheckForErrors() => Native.CheckForErrors();
}
