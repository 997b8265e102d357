using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>WGAN with clipped weights, five critic steps.</summary>
internal sealed class PlainClipping(PlainGan gan) : IPlainScript
{
    private const int CriticSteps = 5;
    private const double Limit = 0.01;

    public float Step(PlainNumbers numbers)
    {
        var first = Critic(numbers);
        for (var step = 1; step < CriticSteps; step++)
            Critic(numbers);
        PlainGan.Step(gan.GeneratorStep, -gan.D.call(gan.G.call(numbers.Latents(), null)).Logits.mean());
        return first;
    }

    private float Critic(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null).detach();
        var loss = PlainGan.Step(gan.DiscriminatorStep, gan.D.call(fake).Logits.mean() - gan.D.call(real).Logits.mean());
        using (no_grad())
        {
            foreach (var weight in gan.D.parameters())
                weight.clamp_(-Limit, Limit);
        }
        return loss;
    }
}
