using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>
/// The DCGAN discriminator without normalisation: for each halving a 4×4 convolution with stride 2 and LeakyReLU(0.2), then linear heads
/// for
/// the logit and, in a conditional pair, for the auxiliary classifier.
/// </summary>
internal sealed class DcganDiscriminator : Discriminator
{
    private const double Slope = 0.2;

    private readonly ModuleList<Conv2d> downs = [];
    private readonly Linear logit;
    private readonly Linear? classifier;

    public DcganDiscriminator(NetworkPairSpecification specification) : base(nameof(DcganDiscriminator))
    {
        var plan = DcganPlan.For(specification.Image, specification.BaseChannels);
        var channels = specification.Image.Channels;
        for (var i = 0; i < plan.Doublings; i++)
        {
            var next = specification.BaseChannels << i;
            downs.Add(Conv2d(channels, next, kernel_size: 4, stride: 2, padding: 1));
            channels = next;
        }
        var features = (long)channels * plan.TopHeight * plan.TopWidth;
        logit = Linear(features, 1);
        classifier = specification.ClassCount > 0 ? Linear(features, specification.ClassCount) : null;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        var x = samples;
        foreach (var down in downs)
            x = functional.leaky_relu(down.call(x), Slope, inplace: true);
        var features = x.flatten(1);
        return new DiscriminatorOutput(logit.call(features).squeeze(1), classifier?.call(features), features);
    }
}
