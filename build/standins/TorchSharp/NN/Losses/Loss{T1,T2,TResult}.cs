namespace TorchSharp;

/// <summary>A loss as a module.</summary>
public abstract class Loss<T1, T2, TResult>(torch.nn.Reduction reduction = torch.nn.Reduction.Mean)
    : torch.nn.Module<T1, T2, TResult>("Loss")
{
    public torch.nn.Reduction reduction { get; } = reduction;
}
