using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The square of the difference.</summary>
public sealed class MSELoss(nn.Reduction reduction = nn.Reduction.Mean)
    : Loss<Tensor, Tensor, Tensor>(reduction)
{
    public override Tensor forward(Tensor input, Tensor target) => nn.functional.mse_loss(input, target, reduction);
}
