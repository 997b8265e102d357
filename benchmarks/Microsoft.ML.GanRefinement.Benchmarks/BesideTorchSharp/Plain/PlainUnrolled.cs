using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>An unrolled GAN: G learns from a discriminator that is some simulated steps of Adam ahead, and through these steps.</summary>
internal sealed class PlainUnrolled(PlainGan gan) : IPlainScript
{
    private const double Rate = 1e-4;

    private static readonly GanUnrolling s_unrolling = new();

    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null);
        var first = PlainGan.Step(gan.DiscriminatorStep, PlainLoss.Real(gan.D.call(real).Logits) + PlainLoss.Fake(gan.D.call(fake.detach()).Logits));
        PlainGan.Step(gan.GeneratorStep, PlainLoss.Real(Judged(fake, Ahead(real, fake))));
        return first;
    }

    private Tensor[] Ahead(Tensor real, Tensor fake)
    {
        Tensor[] weights = [.. gan.D.parameters()];
        Tensor[] means = [.. weights.Select(zeros_like)], squares = [.. weights.Select(zeros_like)];
        for (var step = 1; step <= s_unrolling.Steps; step++)
        {
            var loss = PlainLoss.Real(Judged(real, weights)) + PlainLoss.Fake(Judged(fake, weights));
            var gradients = autograd.grad([loss], weights, retain_graph: true, create_graph: true);
            for (var i = 0; i < weights.Length; i++)
            {
                means[i] = (0.5 * means[i]) + (0.5 * gradients[i]);
                squares[i] = (0.999 * squares[i]) + (0.001 * gradients[i].square());
                var root = ((squares[i] / (1 - Math.Pow(0.999, step))) + 1e-16).sqrt();
                weights[i] = weights[i] - (Rate / (1 - Math.Pow(0.5, step)) * means[i] / root);
            }
        }
        return weights;

        Tensor zeros_like(Tensor weight) => TorchSharp.torch.zeros_like(weight).detach();
    }

    // D with weights that are no parameters.
    private static Tensor Judged(Tensor images, Tensor[] weights)
    {
        var x = images;
        for (var i = 0; i < weights.Length - 2; i += 2)
            x = leaky_relu(conv2d(x, weights[i], weights[i + 1], strides: [2, 2], padding: [1, 1]), 0.2, inplace: true);
        return linear(x.flatten(1), weights[^2], weights[^1]).squeeze(1);
    }
}
