using Microsoft.ML.GanRefinement.Tests.Networks.Custom;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Torch;

/// <summary>Networks of a user's own that do what libtorch refuses, from some pass on.</summary>
internal static class MisbehavingNetworks
{
    /// <summary>Registers a pair under a name of its own.</summary>
    /// <param name="generated">Changes what the generator makes; null leaves it.</param>
    /// <param name="hidden">Changes what the discriminator has in its hidden layer; null leaves it.</param>
    /// <param name="fromPass">From which pass in training on, from 1: building and the networks of transformers do not count.</param>
    public static GanNetworks Register(Func<Tensor, Tensor>? generated = null, Func<Tensor, Tensor>? hidden = null, int fromPass = 1)
    {
        var name = $"misbehaving-{Guid.NewGuid():N}";
        GanNetworks.Register(name, shape => new Generator(shape, generated, fromPass), shape => new Discriminator(shape, hidden, fromPass));
        return GanNetworks.Custom(name);
    }

    private sealed class Generator : nn.Module<Tensor, Tensor?, Tensor>
    {
        private readonly Func<Tensor, Tensor>? _change;
        private readonly int _fromPass;
        private readonly OwnGenerator inner;
        private int _passes;

        public Generator(GanNetworkShape shape, Func<Tensor, Tensor>? change, int fromPass) : base(nameof(Generator))
        {
            (_change, _fromPass, inner) = (change, fromPass, new OwnGenerator(shape));
            RegisterComponents();
        }

        public override Tensor forward(Tensor latents, Tensor? classes)
        {
            var samples = inner.call(latents, classes);
            return _change is not null && ++_passes >= _fromPass ? _change(samples) : samples;
        }
    }

    private sealed class Discriminator : nn.Module<Tensor, Tensor?, DiscriminatorOutput>
    {
        private readonly Func<Tensor, Tensor>? _change;
        private readonly int _fromPass;
        private readonly TorchSharp.Modules.Linear first;
        private readonly TorchSharp.Modules.Linear last;
        private int _passes;

        public Discriminator(GanNetworkShape shape, Func<Tensor, Tensor>? change, int fromPass) : base(nameof(Discriminator))
        {
            (_change, _fromPass) = (change, fromPass);
            first = nn.Linear(shape.Channels * shape.Height * shape.Width, 16);
            last = nn.Linear(16, 1);
            RegisterComponents();
        }

        public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
        {
            var hidden = first.call(samples.flatten(1)).sigmoid();
            return new DiscriminatorOutput(last.call(_change is not null && ++_passes >= _fromPass ? _change(hidden) : hidden));
        }
    }
}
