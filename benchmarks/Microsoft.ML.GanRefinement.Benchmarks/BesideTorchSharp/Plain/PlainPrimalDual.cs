using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Primal-dual GAN of images: the generated density follows what D says of real images, both densities of D's features.</summary>
internal sealed class PlainPrimalDual(PlainGan gan) : IPlainScript
{
    private const double DensityStep = 0.1;
    private const double Bandwidth = 10;

    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null).detach();
        var first = PlainGan.Step(gan.DiscriminatorStep,
            PlainLoss.Real(gan.D.call(real).Logits) + PlainLoss.Fake(gan.D.call(fake).Logits) - Math.Log(2));
        var (ofReal, ofFake) = (gan.D.call(real), gan.D.call(gan.G.call(numbers.Latents(), null)));
        var distances = (ofReal.Features!.detach().unsqueeze(1) - ofFake.Features!.unsqueeze(0)).square().sum(2L);
        var density = (distances * (-0.5 / (Bandwidth * Bandwidth))).exp().mean([1L]);
        var target = density.detach() - (DensityStep * Dual(ofReal.Logits.detach()));
        PlainGan.Step(gan.GeneratorStep, Dual(ofFake.Logits).mean() + (target - density).square().mean());
        return first;
    }

    private static Tensor Dual(Tensor logits) => Math.Log(2) - softplus(logits);
}
