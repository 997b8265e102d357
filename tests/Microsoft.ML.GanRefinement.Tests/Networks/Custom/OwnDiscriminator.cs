using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Custom;

/// <summary>As a user writes one.</summary>
internal sealed class OwnDiscriminator : nn.Module<Tensor, Tensor?, DiscriminatorOutput>
{
    private readonly Linear hidden;
    private readonly Linear logit;
    private readonly Linear? classifier;

    public OwnDiscriminator(GanNetworkShape shape) : base(nameof(OwnDiscriminator))
    {
        hidden = nn.Linear(shape.Channels * shape.Height * shape.Width, 16);
        logit = nn.Linear(16, 1);
        classifier = shape.ClassCount > 0 ? nn.Linear(16, shape.ClassCount) : null;
        RegisterComponents();
    }

    public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        var features = nn.functional.leaky_relu(hidden.call(samples.flatten(1)), 0.2);
        return new DiscriminatorOutput(logit.call(features), classifier?.call(features), features);
    }
}
