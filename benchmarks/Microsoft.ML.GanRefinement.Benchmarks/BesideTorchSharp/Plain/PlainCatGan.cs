using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>CatGAN: D sorts real images into categories and is unsure of generated ones.</summary>
internal sealed class PlainCatGan(PlainGan gan) : IPlainScript
{
    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null).detach();
        var (ofReal, ofFake) = (gan.D.call(real).Categories!, gan.D.call(fake).Categories!);
        var first = PlainGan.Step(gan.DiscriminatorStep, Entropy(ofReal) - EntropyOfMean(ofReal) - Entropy(ofFake));
        var made = gan.D.call(gan.G.call(numbers.Latents(), null)).Categories!;
        PlainGan.Step(gan.GeneratorStep, Entropy(made) - EntropyOfMean(made));
        return first;
    }

    private static Tensor Entropy(Tensor logits)
    {
        var log = log_softmax(logits, 1);
        return -(log.exp() * log).sum(1L).mean();
    }

    private static Tensor EntropyOfMean(Tensor logits)
    {
        var mean = softmax(logits, 1).mean([0L]);
        return -(mean * mean.log()).sum();
    }
}
