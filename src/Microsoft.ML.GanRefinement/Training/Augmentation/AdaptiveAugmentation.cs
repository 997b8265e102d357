using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Augmentation;

/// <summary>Adaptive augmentation (Karras et al. 2020, section 3): each transform changes each sample with probability p, which grows by B/images in each
/// step of D in which E sign D(x) is above the target, and falls by as much where it is below.</summary>
/// <param name="transforms">In their order.</param>
/// <param name="target">Of E sign D(x).</param>
/// <param name="images">Real images in which p can grow from 0 to 1.</param>
/// <param name="seed">Of the run.</param>
internal sealed class AdaptiveAugmentation(IReadOnlyList<IInputTransform> transforms, double target, int images, int seed)
    : IInputTransform, IObservesScores, ICheckpointed
{
    private readonly SidedNoise _noise = new(seed, 0x4144412D4D61736B);

    /// <summary>p.</summary>
    public double Probability { get; private set; }

    /// <inheritdoc/>
    public Tensor Apply(Tensor samples, bool real, long iteration, long draw)
    {
        if (Probability == 0)
            return samples;
        using var generator = _noise.Of(real).At(draw);
        foreach (var transform in transforms)
        {
            // u < p, with u from [0, 1): all of them where p is 1.
            var chosen = StepNoise.PerSample(samples, generator).SubtractedFrom(Probability).IsAbove(0);
            samples = where(chosen, transform.Apply(samples, real, iteration, draw), samples);
        }
        return samples;
    }

    /// <inheritdoc/>
    public void Observe(Tensor scores)
    {
        using var scope = NewDisposeScope();
        var sign = scores.sign().mean().ReadSingle();
        Probability = Math.Clamp(Probability + (Math.Sign(sign - target) * (double)scores.shape[0] / images), 0, 1);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => writer.Write(Probability);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => Probability = reader.ReadDouble();
}
