using System;
using System.Collections.Generic;

namespace TorchSharp;

/// <summary>Owns the tensors that its thread makes while it is the innermost scope, and frees those still owned at its end.</summary>
public sealed partial class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;

    // A tensor knows its place here, so that letting go of one takes constant time.
    private readonly List<IDisposable> _owned = [];
    private bool _disposed;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope outer)
    {
        _manager = manager;
        OuterScope = outer;
    }

    internal DisposeScope OuterScope { get; set; }

    public int DisposablesCount => _owned.Count;

    public IReadOnlyList<IDisposable> DisposablesView => _owned.ToArray();

    public bool Contains(IDisposable disposable) => IndexOf(disposable) >= 0;

    public void Dispose()
    {
        if (_disposed)
            return;
        DisposeEverything();
        _manager.Remove(this);
        _disposed = true;
    }

    public void DisposeEverything() => DisposeEverythingBut(Array.Empty<IDisposable>());

    /// <summary>A new tensor of this thread.</summary>
    internal void AddNew(torch.Tensor tensor)
    {
        tensor.OwningDisposeScope = this;
        tensor.ScopeIndex = _owned.Count;
        _owned.Add(tensor);
    }

    private int IndexOf(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
            return tensor.OwningDisposeScope == this ? tensor.ScopeIndex : -1;
        for (int i = 0; i < _owned.Count; i++)
        {
            if (ReferenceEquals(_owned[i], disposable))
                return i;
        }
        return -1;
    }

    private bool Remove(IDisposable disposable)
    {
        int index = IndexOf(disposable);
        if (index < 0)
            return false;
        int last = _owned.Count - 1;
        IDisposable moved = _owned[last];
        _owned[index] = moved;
        if (moved is torch.Tensor movedTensor)
            movedTensor.ScopeIndex = index;
        _owned.RemoveAt(last);
        if (disposable is torch.Tensor tensor)
            tensor.OwningDisposeScope = null;
        return true;
    }

    private void Add(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
            AddNew(tensor);
        else
            _owned.Add(disposable);
    }
}
