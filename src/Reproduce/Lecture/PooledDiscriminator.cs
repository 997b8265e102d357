using Microsoft.ML.GanRefinement;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Two convolutions, each followed by a halving: by max-pooling, or by its own stride.</summary>
internal sealed class PooledDiscriminator : nn.Module<Tensor, Tensor?, DiscriminatorOutput>
{
    private const int Channels = 12;

    private readonly bool _pools;
    private readonly Conv2d first;
    private readonly Conv2d second;
    private readonly Linear logit;

    /// <param name="side">Of the grey images.</param>
    /// <param name="pools">Whether it has max-pooling; else strides of 2.</param>
    public PooledDiscriminator(int side, bool pools)
        : base(nameof(PooledDiscriminator))
    {
        _pools = pools;
        var stride = pools ? 1 : 2;
        first = nn.Conv2d(1, Channels, 3, stride: stride, padding: 1);
        second = nn.Conv2d(Channels, 2 * Channels, 3, stride: stride, padding: 1);
        logit = nn.Linear(2 * Channels * side / 4 * side / 4, 1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override DiscriminatorOutput forward(Tensor samples, Tensor? classes)
    {
        var features = Halved(second.call(Halved(first.call(samples).LeakyRelu(0.2))).LeakyRelu(0.2)).flatten(1);
        return new(logit.call(features), features: features);
    }

    /// <summary>Scores of images.</summary>
    public float[] Scores(Tensor samples)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return [.. forward(samples, null).Logits.data<float>()];
    }

    private Tensor Halved(Tensor x) => _pools ? nn.functional.max_pool2d(x, [2, 2]) : x;
}
