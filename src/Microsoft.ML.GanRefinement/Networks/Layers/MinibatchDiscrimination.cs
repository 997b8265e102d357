using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>Minibatch discrimination (Salimans et al. 2016, section 3.2): M_i = T·f(x_i) in R^{B×C}, and B more features o_{i,b} = Σ_j
/// exp(−‖M_{i,b} − M_{j,b}‖₁). The sum has the sample itself, as in the paper, so it is from 1 to the batch's size.</summary>
internal sealed class MinibatchDiscrimination : Module<Tensor, Tensor>
{
    /// <summary>C: values in a kernel.</summary>
    public const int KernelSize = 5;

    private readonly int _kernels;
    private readonly Module<Tensor, Tensor> project;

    public MinibatchDiscrimination(LayerFactory layers, long features, int kernels) : base(nameof(MinibatchDiscrimination))
    {
        _kernels = kernels;
        project = layers.Linear(features, (long)kernels * KernelSize, bias: false);
        RegisterComponents();
    }

    /// <summary>The features [B, F] as they are, with the kernels' sums after them.</summary>
    public override Tensor forward(Tensor features)
    {
        var rows = project.call(features).view(-1, _kernels, KernelSize);
        var all = AcrossRanks.Rows(rows);
        // One kernel at a time: all at once would hold batch² · B · C values.
        var sums = Enumerable.Range(0, _kernels).Select(kernel =>
        {
            var values = rows.select(1, kernel);
            var others = ReferenceEquals(all, rows) ? values : all.select(1, kernel);
            return (others.unsqueeze(0) - values.unsqueeze(1)).abs().sum(2).neg().exp().sum(1L);
        });
        return cat([features, stack(sums, 1)], 1);
    }
}
