using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.PyTorch;

/// <summary>Parts of a step by themselves, and what the processor can do.</summary>
internal static class StepParts
{
    private const int MatrixSize = 2048;

    /// <summary>Multiply-adds of one product.</summary>
    public const double ProductSize = (double)MatrixSize * MatrixSize * MatrixSize;

    public static double Products(int count)
    {
        using var scope = NewDisposeScope();
        Tensor a = randn(MatrixSize, MatrixSize), b = randn(MatrixSize, MatrixSize);
        return Clock.Seconds(() =>
        {
            for (var i = 0; i < count; i++)
                a.mm(b).Dispose();
        });
    }

    /// <summary>Both players' optimisers, on the gradients of the last step.</summary>
    public static double Optimizers(ProductTraining training, int count)
    {
        using var recipe = training.CreateRecipe();
        using var generator = recipe.GeneratorOptimizer.Create(training.Networks.Generator.parameters());
        using var discriminator = recipe.DiscriminatorOptimizer.Create(training.Networks.Discriminator.parameters());
        return Clock.Seconds(() =>
        {
            for (var i = 0; i < count; i++)
            {
                generator.step();
                discriminator.step();
                generator.zero_grad();
                discriminator.zero_grad();
            }
        });
    }

    /// <summary>All batch norms of a step, forward and back.</summary>
    public static double Norms(TrainingCase one, int count)
    {
        using var scope = NewDisposeScope();
        var layers = one.Norms.Select(norm => (
            Layer: new ConditionalBatchNorm2d(norm.Channels, 0),
            Input: randn(TrainingCase.Batch, norm.Channels, norm.Side, norm.Side).requires_grad_(),
            Gradient: randn(TrainingCase.Batch, norm.Channels, norm.Side, norm.Side),
            norm.Passes)).ToArray();
        return Clock.Seconds(() =>
        {
            for (var i = 0; i < count; i++)
                foreach (var (layer, input, gradient, passes) in layers)
                    for (var pass = 0; pass < passes; pass++)
                    {
                        using var step = NewDisposeScope();
                        layer.call(input, null).backward([gradient]);
                    }
        });
    }
}
