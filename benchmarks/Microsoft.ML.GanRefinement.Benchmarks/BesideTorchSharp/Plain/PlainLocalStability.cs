using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Both players step at once; G's loss has the squared norm of D's gradient too.</summary>
internal sealed class PlainLocalStability(PlainGan gan) : IPlainScript
{
    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null);
        var logits = gan.D.call(fake).Logits;
        var loss = PlainLoss.Real(gan.D.call(real).Logits) + PlainLoss.Fake(logits);
        var gradients = autograd.grad([loss], [.. gan.D.parameters()], retain_graph: true, create_graph: true);
        gan.GeneratorStep.zero_grad();
        gan.DiscriminatorStep.zero_grad();
        (PlainLoss.Real(logits) + (0.1 * gradients.Select(g => g.square().sum()).Aggregate((a, b) => a + b))).backward();
        foreach (var (weight, gradient) in gan.D.parameters().Zip(gradients))
            weight.grad = gradient.detach();
        gan.DiscriminatorStep.step();
        gan.GeneratorStep.step();
        return loss.item<float>();
    }
}
