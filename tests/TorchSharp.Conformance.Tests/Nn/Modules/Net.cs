using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Modules;

/// <summary>A module of the kind users write.</summary>
internal sealed class Net : nn.Module<Tensor, Tensor>
{
    public Parameter own = nn.Parameter(ones(1));
    public Tensor counter = zeros(2);
    public Linear first = nn.Linear(3, 4);
    private readonly Sequential body = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.BatchNorm1d(4));

    public Net() : base(nameof(Net)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using Tensor hidden = first.call(input);
        using Tensor result = body.call(hidden);
        return result * own;
    }
}
