using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Networks of TorchSharp's own layers with the product's first weights, and TorchSharp's optimisers.</summary>
internal sealed class PlainGan : IDisposable
{
    public PlainGan(TrainingCase one, NetworkPair first)
    {
        Generator = one.IsResidual ? new PlainResNetGenerator(one)
            : one.IsGrowing ? new PlainProgressiveGenerator(one)
            : one.NetworkOptions.Encoder != GanEncoder.None ? new PlainEncodingGenerator(one)
            : new PlainDcganGenerator(one);
        Discriminator = one.IsResidual ? new PlainResNetDiscriminator(one)
            : one.IsGrowing ? new PlainProgressiveDiscriminator(one)
            : one.NetworkOptions.AutoencoderDiscriminator ? new PlainAutoencoder(one)
            : one.NetworkOptions.Encoder == GanEncoder.Bidirectional ? new PlainPairDiscriminator(one)
            : one.NetworkOptions.Encoder == GanEncoder.Adversarial ? new PlainCodeDiscriminator()
            : new PlainDcganDiscriminator(one);
        using (no_grad())
        {
            Copy(first.Generator.parameters(), Generator.parameters());
            Copy(first.Discriminator.parameters(), Discriminator.parameters());
            // The vectors of spectral normalisation.
            Copy(Vectors(first.Discriminator), Vectors(Discriminator));
        }
        var options = one.Options();
        var (beta1, beta2) = (options.Beta1 ?? 0.5, options.Beta2 ?? 0.999);
        optim.Optimizer Of(nn.Module network, double rate) => options.Optimizer == GanOptimizer.RmsProp
            ? optim.RMSProp(network.parameters(), rate)
            : optim.Adam(network.parameters(), rate, beta1, beta2);
        GeneratorStep = Of(Generator, options.GeneratorLearningRate);
        DiscriminatorStep = Of(Discriminator, options.DiscriminatorLearningRate);
    }

    public nn.Module Generator { get; }

    public nn.Module Discriminator { get; }

    /// <summary>The generator, of latents and classes.</summary>
    public nn.Module<Tensor, Tensor?, Tensor> G => (nn.Module<Tensor, Tensor?, Tensor>)Generator;

    /// <summary>The discriminator where it judges images alone.</summary>
    public nn.Module<Tensor, PlainOutput> D => (nn.Module<Tensor, PlainOutput>)Discriminator;

    public optim.Optimizer GeneratorStep { get; }

    public optim.Optimizer DiscriminatorStep { get; }

    /// <summary>zero_grad, backward, step.</summary>
    public static float Step(optim.Optimizer optimizer, Tensor loss)
    {
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }

    public void Dispose()
    {
        GeneratorStep.Dispose();
        DiscriminatorStep.Dispose();
        Generator.Dispose();
        Discriminator.Dispose();
    }

    private static IEnumerable<Tensor> Vectors(nn.Module network) =>
        network.named_buffers().Where(buffer => buffer.name.EndsWith(".u", StringComparison.Ordinal)).Select(buffer => buffer.buffer);

    private static void Copy(IEnumerable<Tensor> from, IEnumerable<Tensor> to)
    {
        Tensor[] sources = [.. from], targets = [.. to];
        if (sources.Sum(source => source.numel()) != targets.Sum(target => target.numel()) || sources.Length != targets.Length)
            throw new InvalidOperationException($"The plain network has {targets.Length} weights and the product's {sources.Length}.");
        foreach (var (source, target) in sources.Zip(targets))
            target.copy_(source.view_as(target));
    }
}
