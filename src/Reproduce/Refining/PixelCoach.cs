using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Torch.Optimizers;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace GanRefinement.Reproduce.Refining;

/// <summary>The negative control in output space: steps of Adam on pixels instead of latents. It raises the score by noise that no generator
/// would make, which is why the library has no such method.</summary>
internal static class PixelCoach
{
    private const int BatchSize = 64;

    /// <summary>Moves the images of a scene.</summary>
    /// <param name="scene">The pair and its latents.</param>
    /// <param name="steps">Steps.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="count">How many images.</param>
    public static SampleSet Of(RefinerScene scene, int steps, double rate, int count)
    {
        var start = SampleSet.Read(scene.Gan.Transform(scene.Latents), count);
        return start with { Samples = [.. start.Samples.Chunk(BatchSize).SelectMany(batch => Move(scene, batch, start.Dimensions, steps, rate))], Scores = [] };
    }

    private static float[][] Move(RefinerScene scene, float[][] images, IReadOnlyList<int> dimensions, int steps, double rate)
    {
        var pair = scene.Gan.Pair;
        using var use = pair.Use();
        using var scope = TorchScope.Differentiable();
        float[] values = [.. images.SelectMany(image => image)];
        var pixels = new Parameter(torch.tensor(
            values, [images.Length, .. dimensions.Select(side => (long)side)], dtype: torch.ScalarType.Float32, device: torch.CPU));
        var latents = torch.zeros([images.Length, scene.Gan.LatentSize], dtype: torch.ScalarType.Float32, device: torch.CPU);
        using Adam adam = new([pixels]);
        for (var step = 0; step < steps; step++)
        {
            using var each = torch.NewDisposeScope();
            using var grad = torch.enable_grad();
            var losses = pair.Objective.GeneratorLosses(new GeneratorStep(latents, null, pixels, pair.Discriminate(pixels, null)));
            pixels.grad = Gradients.Of(losses.sum(), pixels);
            using var frozen = torch.no_grad();
            adam.Step(rate);
            pixels.copy_(pixels.Clamped(-1.0, 1.0));
        }

        return [.. pixels.detach().contiguous().data<float>().ToArray().Chunk(values.Length / images.Length)];
    }
}
