namespace Microsoft.ML.Runtime;

/// <summary>What the environment and the hosts in it share.</summary>
internal abstract class HostEnvironmentBase : IHostEnvironmentInternal, ICancelable
{
    private readonly Dictionary<string, object> _options = [];
    private readonly Lock _registering = new();
    private readonly HostEnvironmentBase _master;
    private readonly Random _random;
    private volatile bool _isCanceled;

    protected HostEnvironmentBase(int? seed)
    {
        Seed = seed;
        _random = TauswortheHybrid.Create(seed);
        Dispatcher = new MessageDispatcher();
        ComponentCatalog = new ComponentCatalog();
    }

    protected HostEnvironmentBase(HostEnvironmentBase master, string shortName, string parentFullName, Random random)
    {
        _master = master;
        _random = random;
        Seed = master.Seed;
        TempFilePath = master.TempFilePath;
        GpuDeviceId = master.GpuDeviceId;
        FallbackToCpu = master.FallbackToCpu;
        Dispatcher = master.Dispatcher;
        ComponentCatalog = master.ComponentCatalog;
        ShortName = shortName;
        FullName = Join(parentFullName, shortName);
    }

    public string ShortName { get; }

    public string FullName { get; }

    public virtual string ContextDescription => FullName;

    public ComponentCatalog ComponentCatalog { get; }

    public int? Seed { get; }

    public string TempFilePath { get; set; } = Path.GetTempPath();

    public bool FallbackToCpu { get; set; }

    public int? GpuDeviceId { get; set; }

    public Random Rand => _random;

    public bool IsCanceled => _isCanceled || (_master?.IsCanceled ?? false);

    void ICancelable.CancelExecution() => _isCanceled = true;

    protected MessageDispatcher Dispatcher { get; }

    public static string Join(string parent, string name) => string.IsNullOrEmpty(parent) ? name : $"{parent}; {name}";

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        // Children draw their seeds from their parent's numbers, so registering must not overlap.
        lock (_registering)
        {
            Random random = seed is int given ? TauswortheHybrid.Create(given) : TauswortheHybrid.Create(_random);
            return new Host(this, name, _master?.FullName, random);
        }
    }

    public IChannel Start(string name) => new Channel(this, name, Dispatcher);

    public IPipe<TMessage> StartPipe<TMessage>(string name) => new Pipe<TMessage>(this, name, Dispatcher);

    public IProgressChannel StartProgressChannel(string name) => new SilentProgressChannel(name);

    public virtual TException Process<TException>(TException ex)
        where TException : Exception
    {
        if (ex is null)
            return null;
        ex.Data["Throwing component"] = ShortName ?? "Environment";
        return Contracts.Mark(ex);
    }

    public bool TryAddOption<T>(string name, T value) => _options.TryAdd(CheckOption(name), value);

    public void SetOption<T>(string name, T value) => _options[CheckOption(name)] = value;

    public bool TryGetOption<T>(string name, out T value)
    {
        bool isFound = _options.TryGetValue(CheckOption(name), out object found) && found is T;
        value = isFound ? (T)found : default;
        return isFound;
    }

    public T GetOptionOrDefault<T>(string name)
    {
        // The real one also stores the default it gives.
        _options.TryAdd(CheckOption(name), default(T));
        return (T)_options[name];
    }

    public bool RemoveOption(string name) => _options.Remove(CheckOption(name));

    private static string CheckOption(string name)
        => string.IsNullOrWhiteSpace(name) ? throw new ArgumentNullException(nameof(name)) : name;
}
