namespace GanRefinement.Gan.Serving;

/// <summary>A value that is made when it is first asked for, while others who ask wait. Unlike <see cref="Lazy{T}"/> it keeps no failure: whoever asks next
/// tries again.</summary>
/// <param name="make">Makes it.</param>
internal sealed class OnceMade<T>(Func<T> make)
    where T : class
{
    private readonly Lock _lock = new();
    private T? _made;

    /// <summary>The value if it is made; else null.</summary>
    public T? Made => _made;

    /// <summary>The value.</summary>
    public T Value
    {
        get
        {
            lock (_lock)
                return _made ??= make();
        }
    }
}
