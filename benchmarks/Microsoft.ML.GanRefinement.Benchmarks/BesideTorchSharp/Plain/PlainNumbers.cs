using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Batches, latents and noise: the product's own in the step that is compared, torch's afterwards.</summary>
internal sealed class PlainNumbers : IDisposable
{
    private const int Batches = 16;

    private readonly TrainingCase _case;
    private readonly TrainingBatch[] _batches;
    private readonly LatentSampler _sampler = new(TrainingCase.LatentSize, TrainingCase.Seed);
    private int _next;

    public PlainNumbers(TrainingCase one, TrainingSet data)
    {
        _case = one;
        using var source = new BatchSource(data, TrainingCase.Seed, TrainingCase.Batch);
        _batches = [.. Enumerable.Range(0, Batches).Select(_ => source.Next())];
    }

    public bool AreTheProducts { get; set; }

    /// <summary>The next batch, which lies ready.</summary>
    public (Tensor Images, Tensor? Classes) NextBatch()
    {
        var batch = _batches[_next++ % Batches];
        return (batch.Images, batch.Classes);
    }

    public Tensor Latents() => AreTheProducts ? _sampler.NextLatents(TrainingCase.Batch) : randn(TrainingCase.Batch, TrainingCase.LatentSize);

    public Tensor? Classes() => _case.ClassCount == 0 ? null
        : AreTheProducts ? _sampler.NextClasses(TrainingCase.Batch, ClassPrior.Even(_case.ClassCount))
        : randint(0, _case.ClassCount, [TrainingCase.Batch], dtype: ScalarType.Int64);

    /// <summary>From [0, 1), one number a sample.</summary>
    /// <param name="samples">[B, …].</param>
    /// <param name="purpose">The product's, for its numbers.</param>
    public Tensor UniformPerSample(Tensor samples, ulong purpose) =>
        AreTheProducts ? new StepNoise(TrainingCase.Seed, purpose).UniformPerSample(samples, 0) : rand(samples.shape[0], 1, 1, 1);

    /// <summary>From [0, 1), in the shape of <paramref name="samples"/>.</summary>
    /// <inheritdoc cref="UniformPerSample"/>
    public Tensor Uniform(Tensor samples, ulong purpose) =>
        AreTheProducts ? new StepNoise(TrainingCase.Seed, purpose).Uniform(samples, 0) : rand_like(samples);

    /// <summary>Standard normal, in the shape of <paramref name="samples"/>.</summary>
    /// <inheritdoc cref="UniformPerSample"/>
    public Tensor Normal(Tensor samples, ulong purpose) =>
        AreTheProducts ? new StepNoise(TrainingCase.Seed, purpose).Normal(samples, 0) : randn_like(samples);

    public void Dispose()
    {
        foreach (var batch in _batches)
            batch.Dispose();
    }
}
