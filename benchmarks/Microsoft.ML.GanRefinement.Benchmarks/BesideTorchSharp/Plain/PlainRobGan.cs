using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>RobGAN: D learns from real images under an attack of five steps, five times for each step of G.</summary>
internal sealed class PlainRobGan(PlainGan gan) : IPlainScript
{
    private const ulong Start = 0x5067645374617274;
    private const double Bound = 0.02;
    private const int AttackSteps = 5;
    private const int CriticSteps = 5;

    public float Step(PlainNumbers numbers)
    {
        List<float> losses = [];
        do
        {
            var (real, classes) = numbers.NextBatch();
            var fake = gan.G.call(numbers.Latents(), numbers.Classes()).detach();
            var attacked = Attack(real, classes!, numbers);
            losses.Add(PlainGan.Step(gan.DiscriminatorStep, RealLoss(attacked, classes!) + PlainLoss.Fake(gan.D.call(fake).Logits)));
        }
        while (losses.Count < CriticSteps);
        var (latents, asked) = (numbers.Latents(), numbers.Classes()!);
        var judged = gan.D.call(gan.G.call(latents, asked));
        PlainGan.Step(gan.GeneratorStep, PlainLoss.Real(judged.Logits) + cross_entropy(judged.Classes!, asked));
        return losses[0];
    }

    private Tensor Attack(Tensor real, Tensor classes, PlainNumbers numbers)
    {
        var delta = 2 * Bound * (numbers.Uniform(real, Start) - 0.5);
        for (var i = 0; i < AttackSteps; i++)
        {
            var x = (real + delta).clamp(-1, 1).requires_grad_();
            var gradient = autograd.grad([RealLoss(x, classes)], [x])[0];
            delta = (delta + (Bound * gradient.sign())).clamp(-Bound, Bound);
        }
        return (real + delta).clamp(-1, 1);
    }

    private Tensor RealLoss(Tensor images, Tensor classes)
    {
        var judged = gan.D.call(images);
        return PlainLoss.Real(judged.Logits) + cross_entropy(judged.Classes!, classes);
    }
}
