using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public sealed partial class DisposeScope
{
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        if (keep.Count == 0)
        {
            // From the end: removing the last one moves nothing.
            while (_owned.Count > 0)
                DisposeOwned(_owned[^1]);
            return;
        }
        foreach (IDisposable disposable in _owned.ToArray())
        {
            if (!keep.Contains(disposable))
                DisposeOwned(disposable);
        }
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut(new IDisposable[] { keep });
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut(new IDisposable[] { first, second });
        return (first, second);
    }

    public void Attach(IDisposable disposable) => Attach(new[] { disposable });

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        IDisposable[] list = disposables.ToArray();
        foreach (IDisposable disposable in list)
        {
            if (disposable is null || Contains(disposable))
                continue;
            if (disposable is torch.Tensor { OwningDisposeScope: { } owner })
                owner.Remove(disposable);
            else
                _manager.Tensors.AttachedToScopeCount++;
            Add(disposable);
        }
        return list;
    }

    public T Detach<T>(T disposable) where T : IDisposable
    {
        Detach(new IDisposable[] { disposable });
        return disposable;
    }

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (IDisposable disposable in disposables)
        {
            if (disposable is not null && Remove(disposable))
                _manager.Tensors.DetachedFromScopeCount++;
        }
    }

    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        MoveToOther(OuterScope, new IDisposable[] { disposable });
        return disposable;
    }

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        MoveToOther(OuterScope, new IDisposable[] { first, second });
        return (first, second);
    }

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    public T MoveToOther<T>(DisposeScope scope, T disposable) where T : IDisposable
    {
        MoveToOther(scope, new IDisposable[] { disposable });
        return disposable;
    }

    public void MoveToOther(DisposeScope scope, params IDisposable[] disposables)
        => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Without another scope to go to, what is moved belongs to nobody afterwards.</summary>
    public void MoveToOther(DisposeScope scope, IEnumerable<IDisposable> disposables)
    {
        if (scope is null)
        {
            Detach(disposables);
            return;
        }
        foreach (IDisposable disposable in disposables)
        {
            if (disposable is not null && Remove(disposable))
                scope.Add(disposable);
        }
    }

    public void MarkAsDisposed(IDisposable disposable)
    {
        if (Remove(disposable))
            _manager.Tensors.DisposedInScopeCount++;
    }

    private void DisposeOwned(IDisposable disposable)
    {
        if (disposable is not torch.Tensor)
            Remove(disposable);
        // A tensor takes itself out, through MarkAsDisposed.
        disposable.Dispose();
    }
}
