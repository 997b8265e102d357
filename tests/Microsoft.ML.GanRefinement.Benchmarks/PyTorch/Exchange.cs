using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.PyTorch;

/// <summary>Hands the other side what ours starts from, as raw float32, so that both do the same work on the same numbers.</summary>
internal static class Exchange
{
    private const int Steps = 8;
    private const ulong InterpolationPurpose = 0x496E746572706F6C;

    public static void Write(string path, ProductTraining training)
    {
        using var scope = NewDisposeScope();
        using var file = File.Create(path);
        foreach (var weight in training.Networks.Generator.parameters().Concat(training.Networks.Discriminator.parameters()))
            Write(file, weight);
        // In the order of the weights, which modules() does not keep.
        foreach (var (name, vector) in training.Networks.Discriminator.named_buffers())
            if (name.EndsWith(".u", StringComparison.Ordinal))
                Write(file, vector);
        var batches = new BatchSource(training.Data, TrainingCase.Seed, TrainingCase.Batch);
        var latents = new LatentSampler(TrainingCase.LatentSize, TrainingCase.Seed);
        var noise = new StepNoise(TrainingCase.Seed, InterpolationPurpose);
        for (var i = 0; i < Steps; i++)
        {
            var real = batches.Next().Images;
            Write(file, real);
            Write(file, latents.NextLatents(TrainingCase.Batch));
            Write(file, noise.UniformPerSample(real, i));
        }
    }

    private static void Write(Stream file, Tensor tensor) => file.Write(tensor.detach().contiguous().bytes);
}
