using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>How long trained networks live: any number of owners share them, any number of threads use them. They are freed with the last
/// owner, or with the last use that was under way then; what comes later gets an <see cref="ObjectDisposedException"/>.</summary>
/// <remarks>Native code reads the weights without knowing who else does. So every call that touches them is a use, and nothing frees them,
/// be it <c>Dispose</c> or the garbage collector, before it has ended.</remarks>
internal sealed class NetworkLifetime
{
    private readonly Lock _gate = new();
    private readonly IDisposable _networks;
    private readonly Type _owner;
    private readonly long _bytes;
    private int _owners;
    private int _uses;
    private bool _isOver;

    /// <param name="networks">What is freed.</param>
    /// <param name="modules">The modules in it.</param>
    /// <param name="owner">Whom an <see cref="ObjectDisposedException"/> names.</param>
    public NetworkLifetime(IDisposable networks, IEnumerable<nn.Module> modules, Type owner)
    {
        (_networks, _owner) = (networks, owner);
        _bytes = modules.SelectMany(module => module.State()).Sum(tensor => tensor.numel() * tensor.element_size());
        // A module is a few small objects to the collector, whatever its weights take: it would let many pile up that nobody disposed.
        if (_bytes > 0)
            GC.AddMemoryPressure(_bytes);
    }

    // Nobody disposed, and no use is under way, since one holds this object. TorchSharp's own finalizers free the weights, but leave the native half of
    // every module behind, some hundred bytes each.
    ~NetworkLifetime()
    {
        try
        {
            Free();
        }
        catch (Exception)
        {
            // A module of the user's may throw; on the finalizers' thread that would end the process.
        }
    }

    /// <summary>Whether the last owner has let go.</summary>
    public bool IsOver
    {
        get
        {
            lock (_gate)
                return _isOver;
        }
    }

    /// <summary>Counts one more owner.</summary>
    /// <exception cref="ObjectDisposedException">The last one has let go.</exception>
    public void Retain()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isOver, _owner);
            _owners++;
        }
    }

    /// <summary>Counts one owner less.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _isOver = --_owners == 0;
            if (!_isOver || _uses > 0)
                return;
        }
        Free();
    }

    /// <summary>Begins a use, which the result's disposal ends.</summary>
    /// <exception cref="ObjectDisposedException">The last owner has let go.</exception>
    public Use Begin()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isOver, _owner);
            _uses++;
        }
        return new Use(this);
    }

    private void End()
    {
        lock (_gate)
        {
            if (--_uses > 0 || !_isOver)
                return;
        }

        Free();
    }

    private void Free()
    {
        GC.SuppressFinalize(this);
        if (_bytes > 0)
            GC.RemoveMemoryPressure(_bytes);
        _networks.Dispose();
    }

    /// <summary>A use under way.</summary>
    public readonly ref struct Use
    {
        private readonly NetworkLifetime _lifetime;

        internal Use(NetworkLifetime lifetime) => _lifetime = lifetime;

        /// <summary>Ends it.</summary>
        public void Dispose() => _lifetime.End();
    }
}
