using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules called one after another, named by their place unless they were given names.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string Name, nn.IModule<Tensor, Tensor> Module)> _items = [];

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : this()
    {
        foreach (nn.Module<Tensor, Tensor> module in modules)
            append(module);
    }

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : this()
    {
        foreach (var (name, module) in modules)
            append(name, module);
    }

    internal Sequential() : base(nameof(Sequential))
    {
    }

    public int Count => _items.Count;

    [System.Runtime.CompilerServices.IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _items[index].Module;

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(_items.Count.ToString(), module);

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        _items.Add((name, module));
        return this;
    }

    public override IEnumerable<(string name, nn.Module module)> named_children()
    {
        foreach (var (name, module) in _items)
            yield return (name, (nn.Module)module);
    }

    public override Tensor forward(Tensor tensor)
    {
        if (_items.Count == 0)
            return tensor.alias();
        Tensor current = _items[0].Module.call(tensor);
        for (int i = 1; i < _items.Count; i++)
        {
            // What lies between belongs to nobody else; autograd keeps what it needs by itself.
            Tensor next = _items[i].Module.call(current);
            current.Dispose();
            current = next;
        }
        return current;
    }
}
