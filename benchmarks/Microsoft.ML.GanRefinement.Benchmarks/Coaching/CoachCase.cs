using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Latents;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.Coaching;

/// <summary>What both coaches do: the paper's steps on a batch of latents of a DCGAN-32.</summary>
internal static class CoachCase
{
    public const int Batch = 64;
    public const int Steps = 20;
    public const double LearningRate = 0.01;

    private const int Trained = 200;
    private const int Rows = 2_048;

    /// <summary>The networks' sizes.</summary>
    public static TrainingCase Networks { get; } = TrainingCase.Named("standard-dcgan32");

    /// <summary>The network of a file, which is trained first where there is none.</summary>
    public static GanTransformer Load(string path)
    {
        var ml = new MLContext(TrainingCase.Seed);
        if (!File.Exists(path))
            Train(ml, path);
        return (GanTransformer)((TransformerChain<ITransformer>)ml.Model.Load(path, out _)).Last();
    }

    /// <summary>Latents to start from.</summary>
    public static Tensor Latents(int count = Batch)
    {
        using var sampler = NewDisposeScope();
        return new LatentSampler(TrainingCase.LatentSize, seed: 7).NextLatents(count, CPU).MoveToOuterDisposeScope();
    }

    // On bright shapes before dark grounds: a score is worth raising only if D has learned something.
    private static void Train(MLContext ml, string path)
    {
        var options = (StandardGanTrainer.Options)Networks.Options();
        (options.MaxIterations, options.ProgressInterval) = (Trained, Trained);
        var random = new Random(1);
        var images = ml.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(_ => new Picture { Image = Shape(random, Networks.Image) }).ToArray(),
            Picture.Schema(Networks.Image));
        var gan = ml.Gan().Standard(options).Fit(images);
        ml.Model.Save(new TransformerChain<ITransformer>(gan), images.Schema, path);
    }

    private static byte[] Shape(Random random, ImageShape image)
    {
        var (x, y, radius, round) = (random.Next(8, 24), random.Next(8, 24), random.Next(4, 10), random.Next(2) == 0);
        var (light, dark) = (random.Next(128, 256), random.Next(0, 100));
        return [.. Enumerable.Range(0, image.Size).Select(i => Inside((i % image.Width) - x, (i / image.Width) - y) ? (byte)light : (byte)dark)];

        bool Inside(int dx, int dy) => round ? (dx * dx) + (dy * dy) < radius * radius : Math.Abs(dx) < radius && Math.Abs(dy) < radius;
    }
}
