using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order they came. They count as children once the dictionary itself has become a child of
/// something.</summary>
public class ModuleDict<T> : nn.Module, IEnumerable<(string, T)> where T : nn.Module
{
    private readonly OrderedDictionary<string, T> _items = [];
    private bool _registered;

    public ModuleDict() : base(nameof(ModuleDict<T>))
    {
    }

    public int Count => _items.Count;

    public ICollection<string> Keys => _items.Keys;

    public ICollection<T> Values => _items.Values;

    public T this[string key]
    {
        get => _items[key];
        set => _items[key] = value;
    }

    public void Add((string, T) item) => _items.Add(item.Item1, item.Item2);

    public void Add(string key, T value) => _items.Add(key, value);

    public bool Remove(string key) => _items.Remove(key);

    public void Clear() => _items.Clear();

    public void clear() => Clear();

    public bool ContainsKey(string key) => _items.ContainsKey(key);

    public bool TryGetValue(string key, out T value) => _items.TryGetValue(key, out value);

    public IEnumerable<string> keys() => _items.Keys;

    public IEnumerable<T> values() => _items.Values;

    public IEnumerator<(string, T)> items() => GetEnumerator();

    public IEnumerator<(string, T)> GetEnumerator() => _items.Select(item => (item.Key, item.Value)).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        if (_registered)
            return;
        foreach (var (name, module) in _items)
            register_module(name, module);
        _registered = true;
    }
}
