using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Consensus optimisation: both players step at once, and down the squared norm of both gradients too.</summary>
internal sealed class PlainConsensus(PlainGan gan) : IPlainScript
{
    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var logits = gan.D.call(gan.G.call(numbers.Latents(), null)).Logits;
        var loss = PlainLoss.Real(gan.D.call(real).Logits) + PlainLoss.Fake(logits);
        Tensor[] weights = [.. gan.D.parameters(), .. gan.G.parameters()];
        Tensor[] gradients =
        [
            .. autograd.grad([loss], [.. gan.D.parameters()], retain_graph: true, create_graph: true),
            .. autograd.grad([PlainLoss.Real(logits)], [.. gan.G.parameters()], retain_graph: true, create_graph: true),
        ];
        gan.GeneratorStep.zero_grad();
        gan.DiscriminatorStep.zero_grad();
        (0.1 * 0.5 * gradients.Select(g => g.square().sum()).Aggregate((a, b) => a + b)).backward();
        foreach (var (weight, gradient) in weights.Zip(gradients))
            weight.grad = weight.grad is { } own ? own + gradient.detach() : gradient.detach();
        gan.DiscriminatorStep.step();
        gan.GeneratorStep.step();
        return loss.item<float>();
    }
}
