using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

/// <summary>A <see cref="SmallPair"/> that counts its forward passes.</summary>
internal sealed class CountedPair : IDisposable
{
    private readonly CountedGenerator _generator;
    private readonly CountedDiscriminator _discriminator;

    public CountedPair()
    {
        var networks = SmallPair.CreateNetworks();
        (_generator, _discriminator) = (new CountedGenerator(networks.Generator), new CountedDiscriminator(networks.Discriminator));
        Pair = new NetworkPair(_generator, _discriminator);
    }

    public NetworkPair Pair { get; }

    public int GeneratorCalls => _generator.Calls;

    public int DiscriminatorCalls => _discriminator.Calls;

    public void Dispose() => Pair.Dispose();

    private sealed class CountedGenerator : GanRefinement.Networks.Generator
    {
        private readonly GanRefinement.Networks.Generator inner;

        public CountedGenerator(GanRefinement.Networks.Generator counted) : base(nameof(CountedGenerator))
        {
            inner = counted;
            RegisterComponents();
        }

        public int Calls { get; private set; }

        public override Tensor forward(Tensor latents, Tensor? classes)
        {
            Calls++;
            return inner.call(latents, classes);
        }
    }

    private sealed class CountedDiscriminator : Discriminator
    {
        private readonly Discriminator inner;

        public CountedDiscriminator(Discriminator counted) : base(nameof(CountedDiscriminator))
        {
            inner = counted;
            RegisterComponents();
        }

        public int Calls { get; private set; }

        public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
        {
            Calls++;
            return inner.call(samples, classes);
        }
    }
}
