using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x·Wᵀ + b.</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    private Parameter _weight;
    private Parameter _bias;

    internal Linear(Parameter weight, Parameter bias) : base(nameof(Linear))
    {
        in_features = weight.shape[1];
        out_features = weight.shape[0];
        this.weight = weight;
        this.bias = bias;
    }

    internal Linear(long inputSize, long outputSize, bool hasBias, Device device, ScalarType? dtype) : base(nameof(Linear))
    {
        in_features = inputSize;
        out_features = outputSize;
        weight = nn.Parameter(empty(outputSize, inputSize, dtype: dtype, device: device));
        if (hasBias)
            bias = nn.Parameter(empty(outputSize, dtype: dtype, device: device));
        nn.init.LikeLinear(_weight, _bias);
    }

    public long in_features { get; set; }

    public long out_features { get; set; }

    public Parameter weight
    {
        get => _weight;
        set => Assign(nameof(weight), ref _weight, value);
    }

    public Parameter bias
    {
        get => _bias;
        set => Assign(nameof(bias), ref _bias, value);
    }

    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, _weight, _bias);
}
