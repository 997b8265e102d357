using Microsoft.ML.GanRefinement;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GanRefinement.Examples.Snippets;

/// <summary>The code of docs/own-networks.md: what lies between the markers stands there word for word, which a test checks.</summary>
internal static class OwnNetworks
{
    public static GanNetworks Register()
    {
        // <snippet>
        GanNetworks.Register("small", shape => new SmallGenerator(shape), shape => new SmallDiscriminator(shape));
        var networks = GanNetworks.Custom("small");
        // </snippet>
        return networks;
    }

    // <modules>
    private sealed class SmallGenerator : nn.Module<Tensor, Tensor?, Tensor>
    {
        private readonly GanNetworkShape _shape;
        private readonly Linear first;
        private readonly GanBatchNorm norm;
        private readonly Linear last;

        public SmallGenerator(GanNetworkShape shape) : base(nameof(SmallGenerator))
        {
            _shape = shape;
            first = nn.Linear(shape.LatentSize, 256);
            norm = new GanBatchNorm(256);
            last = nn.Linear(256, shape.Channels * shape.Height * shape.Width);
            RegisterComponents();
        }

        public override Tensor forward(Tensor latents, Tensor? classes) =>
            last.call(norm.call(first.call(latents)).relu()).tanh().view(-1, _shape.Channels, _shape.Height, _shape.Width);
    }

    private sealed class SmallDiscriminator : nn.Module<Tensor, Tensor?, DiscriminatorOutput>
    {
        private readonly Linear hidden;
        private readonly Linear logit;

        public SmallDiscriminator(GanNetworkShape shape) : base(nameof(SmallDiscriminator))
        {
            hidden = nn.Linear(shape.Channels * shape.Height * shape.Width, 256);
            logit = nn.Linear(256, 1);
            RegisterComponents();
        }

        public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
        {
            var features = hidden.call(samples.flatten(1)).LeakyRelu(0.2);
            return new DiscriminatorOutput(logit.call(features), features: features);
        }
    }
    // </modules>
}
