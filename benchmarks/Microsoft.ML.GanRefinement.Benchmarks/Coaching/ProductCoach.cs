using Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.Coaching;

/// <summary>The library's coach.</summary>
internal sealed class ProductCoach : ICoachSide
{
    private readonly GanTransformer _gan;
    private readonly GanLatentRefiner _refiner;
    private readonly Tensor _latents = CoachCase.Latents();

    public ProductCoach(GanTransformer gan, GanCoachOptions options) => (_gan, _refiner) = (gan, GanLatentRefiner.Coach(options));

    /// <summary>The paper's coach.</summary>
    public static GanCoachOptions AllSteps { get; } = new() { Iterations = CoachCase.Steps, LearningRate = CoachCase.LearningRate };

    /// <inheritdoc/>
    public double Gain()
    {
        using var scope = TorchScope.Differentiable();
        return Score(_gan.Pair.Refine(_refiner, _latents, null)) - Score(_latents);
    }

    /// <inheritdoc/>
    public double Run(int times) => Clock.Seconds(() =>
    {
        using var scope = TorchScope.Differentiable();
        for (var i = 0; i < times; i++)
            _gan.Pair.Refine(_refiner, _latents, null).Dispose();
    });

    /// <summary>As many forward passes and gradients of the latents as that takes, and nothing else.</summary>
    /// <returns>Seconds.</returns>
    public double Passes(int times)
    {
        var networks = _gan.Pair.NetworksFor(_refiner);
        return Clock.Seconds(() =>
        {
            using var all = TorchScope.Differentiable();
            for (var i = 0; i < times * CoachCase.Steps; i++)
            {
                using var scope = NewDisposeScope();
                var z = _latents.clone().requires_grad_(true);
                Gradients.Of(networks.Discriminator.call(networks.Generator.call(z, null), null).Logits.sum(), z);
            }
        });
    }

    public void Dispose()
    {
        _gan.Dispose();
        _latents.Dispose();
    }

    private double Score(Tensor latents)
    {
        using var _ = no_grad();
        return _gan.Pair.Discriminate(_gan.Pair.Generate(latents, null), null).Logits.mean().ReadDouble();
    }
}
