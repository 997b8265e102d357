using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;

namespace GanRefinement.Reproduce.Refining;

/// <summary>The latents that a network was trained on, drawn again from the seed of the run, and how near others come to them.</summary>
internal static class TrainingLatents
{
    private const int Rows = 100;

    /// <summary>The distance of each latent from the nearest one of the training run.</summary>
    /// <param name="scene">The pair, with the run that made it.</param>
    /// <param name="latents">The latents.</param>
    public static double[] Distances(RefinerScene scene, IReadOnlyList<float[]> latents)
    {
        using var scope = TorchScope.Differentiable();
        using var _ = torch.no_grad();
        var trained = Of(scene.Run.Variant.Options(scene.Run.Stops[^1]), scene.Run.Stops[^1], scene.Seed);
        return [.. latents.Chunk(Rows).SelectMany(rows => Nearest(rows, trained))];
    }

    /// <summary>All latents of a training run in their order, [n, Z].</summary>
    /// <param name="options">What was trained.</param>
    /// <param name="iterations">How long.</param>
    /// <param name="seed">The run's seed.</param>
    public static torch.Tensor Of(GanTrainerOptions options, int iterations, int seed)
    {
        // A batch for each step of the discriminator, and where they are not shared one for that of the generator.
        var batches = options.CriticSteps + (options.GeneratorLatents == GeneratorLatents.Fresh ? 1 : 0);
        return new LatentSampler(options.LatentSize, seed, distribution: options.LatentDistribution).NextLatents(iterations * options.BatchSize * batches);
    }

    private static IEnumerable<double> Nearest(float[][] rows, torch.Tensor trained)
    {
        using var scope = torch.NewDisposeScope();
        float[] values = [.. rows.SelectMany(row => row)];
        var some = torch.tensor(values, [rows.Length, rows[0].Length], dtype: torch.ScalarType.Float32, device: torch.CPU);
        var least = torch.cdist(some, trained).min(1).values;
        return [.. least.contiguous().data<float>().ToArray().Select(value => (double)value)];
    }
}
