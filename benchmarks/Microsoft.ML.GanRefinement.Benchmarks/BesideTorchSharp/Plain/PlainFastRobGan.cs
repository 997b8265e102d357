using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Fast-RobGAN: hinge loss, auxiliary classifier, KL to uniform on fakes, a perturbation of real images that lives on and takes
/// its step from D's own gradient; each batch twice.</summary>
internal sealed class PlainFastRobGan(PlainGan gan) : IPlainScript
{
    private const double Bound = 0.02;
    private const int Replays = 2;

    private Tensor? _delta;

    public float Step(PlainNumbers numbers)
    {
        var (real, classes) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), numbers.Classes()).detach();
        _delta ??= zeros_like(real).DetachFromDisposeScope();
        List<float> losses = [];
        for (var i = 0; i < Replays; i++)
        {
            var x = (real + _delta).clamp(-1, 1).requires_grad_();
            var (ofReal, ofFake) = (gan.D.call(x), gan.D.call(fake));
            var log = log_softmax(ofFake.Classes!, 1);
            var uniform = ((log.exp() * log).sum(1L) + Math.Log(log.shape[1])).mean();
            losses.Add(PlainGan.Step(gan.DiscriminatorStep,
                relu(1 - ofReal.Logits).mean() + relu(1 + ofFake.Logits).mean() + cross_entropy(ofReal.Classes!, classes!) + uniform));
            using (no_grad())
                _delta.add_(x.grad!.sign(), alpha: Bound).clamp_(-Bound, Bound);
        }
        var (latents, asked) = (numbers.Latents(), numbers.Classes()!);
        var judged = gan.D.call(gan.G.call(latents, asked));
        PlainGan.Step(gan.GeneratorStep, cross_entropy(judged.Classes!, asked) - judged.Logits.mean());
        return losses[0];
    }
}
