using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises groups of channels of each sample.</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    private Parameter _weight;
    private Parameter _bias;

    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device device, ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        this.num_groups = num_groups;
        this.eps = eps;
        this.affine = affine;
        if (affine)
        {
            weight = nn.Parameter(ones(num_channels, dtype: dtype, device: device));
            bias = nn.Parameter(zeros(num_channels, dtype: dtype, device: device));
        }
    }

    public long num_groups { get; set; }

    public double eps { get; set; }

    public bool affine { get; set; }

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

    public override Tensor forward(Tensor tensor)
    {
        if (tensor.dim() < 3)
            throw new ArgumentException($"Invalid number of dimensions for GroupNorm argument: {tensor.dim()}");
        return nn.functional.group_norm(tensor, num_groups, _weight, _bias, eps);
    }
}
