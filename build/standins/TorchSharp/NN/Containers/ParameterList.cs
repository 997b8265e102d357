using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters by place.</summary>
public class ParameterList : nn.Module, IList<Parameter>
{
    private readonly List<Parameter> _items;

    public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => _items = [.. parameters ?? []];

    public int Count => _items.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
        => _items.Select((parameter, place) => (place.ToString(), parameter));

    public override Parameter get_parameter(string target)
        => int.TryParse(target, out int place) && place >= 0 && place < _items.Count ? _items[place] : null;

    public override bool has_parameter(string target) => get_parameter(target) is not null;

    public void Add(Parameter item) => _items.Add(item);

    public void append(params Parameter[] parameters) => _items.AddRange(parameters ?? []);

    public void extend(IEnumerable<Parameter> parameters) => _items.AddRange(parameters);

    public void Insert(int index, Parameter item) => _items.Insert(index, item);

    public bool Remove(Parameter item) => _items.Remove(item);

    public void RemoveAt(int index) => _items.RemoveAt(index);

    public void Clear() => _items.Clear();

    public bool Contains(Parameter item) => _items.Contains(item);

    public int IndexOf(Parameter item) => _items.IndexOf(item);

    public void CopyTo(Parameter[] array, int arrayIndex) => _items.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => _items.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    internal override void ConvertOwn(Device device, ScalarType? dtype)
    {
        for (int i = 0; i < _items.Count; i++)
        {
            Parameter old = _items[i];
            if (!Changes(old, device, dtype))
                continue;
            _items[i] = Converted(old, device, dtype);
            old.Dispose();
        }
    }

    // The list's parameters are listed by the override above; the registry stays empty.
    protected override void RegisterComponents()
    {
    }

    private protected override void DisposeOwn() => _items.ForEach(parameter => parameter.Dispose());
}
