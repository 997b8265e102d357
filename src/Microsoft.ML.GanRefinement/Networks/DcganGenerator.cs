using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>
/// The DCGAN generator (Radford et al. 2016): a projection of the latent, then for each doubling batch norm, ReLU and a transposed
/// 4×4 convolution with stride 2; tanh at the end. Conditional through the gain and bias of its batch norms.
/// </summary>
internal sealed class DcganGenerator : Generator
{
    private readonly DcganPlan _plan;
    private readonly Linear project;
    private readonly ModuleList<ConditionalBatchNorm2d> norms = [];
    private readonly ModuleList<ConvTranspose2d> ups = [];

    public DcganGenerator(NetworkPairSpecification specification) : base(nameof(DcganGenerator))
    {
        _plan = DcganPlan.For(specification.Image, specification.BaseChannels);
        var channels = _plan.TopChannels;
        project = Linear(specification.LatentSize, (long)channels * _plan.TopHeight * _plan.TopWidth, hasBias: false);
        for (var i = 0; i < _plan.Doublings; i++)
        {
            var next = i == _plan.Doublings - 1 ? specification.Image.Channels : channels / 2;
            norms.Add(new ConditionalBatchNorm2d(channels, specification.ClassCount));
            ups.Add(ConvTranspose2d(channels, next, kernel_size: 4, stride: 2, padding: 1, bias: false));
            channels = next;
        }
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor latents, Tensor? classes)
    {
        var x = project.call(latents).view(-1, _plan.TopChannels, _plan.TopHeight, _plan.TopWidth);
        for (var i = 0; i < _plan.Doublings; i++)
            x = ups[i].call(functional.relu(norms[i].call(x, classes)));
        return x.tanh();
    }
}
